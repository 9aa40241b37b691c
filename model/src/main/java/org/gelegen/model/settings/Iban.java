package org.gelegen.model.settings;

import java.util.Locale;

/**
 * An international bank account number whose check digits are right.
 *
 * @see "ISO 13616-1:2020, IBAN; the check is MOD 97-10 of ISO 7064"
 */
public record Iban(String value) {
  /** What is allowed, in words. */
  public static final String ALLOWED = "must be an IBAN whose check digits are right";

  /** Takes it with or without spaces, and keeps it without. */
  public Iban {
    value = value.replace(" ", "").toUpperCase(Locale.ROOT);
    if (!value.matches("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}") || remainder(value) != 1) {
      throw new IllegalArgumentException(ALLOWED);
    }
  }

  private static int remainder(String iban) {
    String turned = iban.substring(4) + iban.substring(0, 4);
    int remainder = 0;
    for (int i = 0; i < turned.length(); i++) {
      int digit = Character.digit(turned.charAt(i), 36);
      remainder = (remainder * (digit > 9 ? 100 : 10) + digit) % 97;
    }
    return remainder;
  }

  /** As people read it: in groups of four. */
  public String inGroups() {
    return value.replaceAll("(.{4})(?!$)", "$1 ");
  }

  @Override
  public String toString() {
    return value;
  }
}
