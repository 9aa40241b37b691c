package org.gelegen.model.portfolio;

/** What every identifier promises. */
final class Ids {
  static final int MAX_LENGTH = 128;

  private Ids() {}

  static void require(String name, String value) {
    // A character beyond the first 65,536 is two in Java and one to everybody else.
    int length = value.codePointCount(0, value.length());
    if (length == 0 || length > MAX_LENGTH) {
      throw new IllegalArgumentException(
          name + " must have 1 to " + MAX_LENGTH + " characters but has " + length);
    }
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        throw new IllegalArgumentException(
            name + " must not contain control characters but has one at position " + i);
      }
    }
  }
}
