package org.gelegen.records.bank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CreditorReferenceTest {

  @Test
  void the_creditor_s_own_part_is_what_follows_right_check_digits() {
    // The example of ISO 11649: 539007547034 and RF as 2715, then 18: the whole is 1 modulo 97.
    assertThat(CreditorReference.unpack("RF18539007547034")).contains("539007547034");
  }

  @Test
  void with_one_digit_changed_it_is_no_reference() {
    assertThat(CreditorReference.unpack("RF18539007547035")).isEmpty();
    assertThat(CreditorReference.unpack("RF19539007547034")).isEmpty();
  }

  @Test
  void it_has_between_one_and_twenty_one_characters_of_its_own() {
    assertThat(CreditorReference.unpack("RF18")).isEmpty();
    // 22 zeros: 0 and RF00 is 271500 mod 97 = 94, so 98 - 94 = 04 would be right digits.
    assertThat(CreditorReference.unpack("RF04" + "0".repeat(21))).isPresent();
    assertThat(CreditorReference.unpack("RF04" + "0".repeat(22))).isEmpty();
  }
}
