package org.gelegen.records;

/**
 * What is wrong with one field of what came in.
 *
 * @param pointer the JSON pointer of the field (RFC 6901), empty for the whole
 * @param reason what is wrong and what is allowed; names fields but never repeats a value, which
 *     may be personal
 */
public record FieldError(String pointer, String reason) {
  private static final int LONGEST_NAME = 64;

  /** {@code pointer} with one more step, escaped as RFC 6901 asks and cut when it is very long. */
  public static String step(String pointer, String name) {
    String shown = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    StringBuilder step = new StringBuilder(pointer).append('/');
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      switch (c) {
        case '~' -> step.append("~0");
        case '/' -> step.append("~1");
        default -> step.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
      }
    }
    return step.toString();
  }
}
