package org.gelegen.scheduler.sms;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsmpp.bean.TypeOfNumber;
import org.jspecify.annotations.Nullable;

/**
 * The number that a text came from, in digits with its country. Centres hand on texts from abroad
 * in international form and many of them domestic ones in national form, with or without saying so.
 *
 * @see "SMPP 3.4, section 5.2.5 addr_ton"
 */
final class SenderNumber {
  private SenderNumber() {}

  /**
   * The spellings that it may have, the likeliest first; empty where it is no number.
   *
   * @param type the type of number that the centre names
   * @param country the calling code that national numbers are completed by; absent: none is known
   */
  static List<String> spellings(@Nullable String address, byte type, @Nullable String country) {
    String plain = address == null ? "" : address.replaceAll("[ ()./-]", "");
    if (!plain.matches("\\+?[0-9]{3,20}")) {
      return List.of();
    }
    if (plain.startsWith("+") || plain.startsWith("00")) {
      return List.of(plain.replaceFirst("^(\\+|00)", ""));
    }
    Set<String> spellings = new LinkedHashSet<>();
    boolean national = type == TypeOfNumber.NATIONAL.value() || plain.startsWith("0");
    if (!national) {
      spellings.add(plain);
    }
    if (country != null && type != TypeOfNumber.INTERNATIONAL.value()) {
      spellings.add(country + plain.replaceFirst("^0", ""));
      // In Italy the nought belongs to the number.
      spellings.add(country + plain);
    }
    // Without a country, or where the centre is mistaken.
    spellings.add(plain);
    return List.copyOf(spellings);
  }
}
