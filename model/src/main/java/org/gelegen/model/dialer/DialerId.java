package org.gelegen.model.dialer;

/** Names a dialer, as it calls itself: 1 to 128 characters, none of them a control character. */
public record DialerId(String value) {
  public static final int MAX_LENGTH = 128;

  public DialerId {
    int length = value.codePointCount(0, value.length());
    if (length == 0
        || length > MAX_LENGTH
        || value.chars().anyMatch(character -> Character.isISOControl(character))) {
      throw new IllegalArgumentException(
          "dialerId must have 1 to 128 characters, none of them a control");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
