package org.gelegen.records.bank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BetalingskenmerkTest {

  @Test
  void sixteen_digits_begin_with_a_check_digit() {
    // The example of Betaalvereniging: 000056789012345 weighs 215, 215 mod 11 = 6, 11 - 6 = 5.
    assertThat(Betalingskenmerk.unpack("5000056789012345")).contains("000056789012345");
    assertThat(Betalingskenmerk.unpack("4000056789012345")).isEmpty();
    assertThat(Betalingskenmerk.unpack("5000056789012346")).isEmpty();
  }

  @Test
  void nine_to_fourteen_digits_have_a_length_as_well() {
    // The example of Betaalvereniging: twelve digits follow the 2. From the right: 7*2 + 6*4 + 5*8
    // + 2*5 + 2*10 + 6*9 + 4*7 + 3*3 + 5*6 + 4*1 + 3*2 + 2*4 + 2*8 = 263, 263 mod 11 = 10, 11 - 10
    // = 1.
    assertThat(Betalingskenmerk.unpack("12234534622567")).contains("234534622567");
    // A length of 3 weighs 8 more: 271 mod 11 = 7, so that 4 is the right check digit.
    assertThat(Betalingskenmerk.unpack("43234534622567")).isEmpty();
  }

  @Test
  void a_check_of_ten_is_one_and_of_eleven_is_nought() {
    // A 6 at the right weighs 12, 12 mod 11 = 1, 11 - 1 = 10. Noughts weigh 0, 11 - 0 = 11.
    assertThat(Betalingskenmerk.unpack("1000000000000006")).contains("000000000000006");
    assertThat(Betalingskenmerk.unpack("0000000000000000")).contains("000000000000000");
  }

  @Test
  void seven_eight_and_fifteen_digits_have_no_check() {
    assertThat(Betalingskenmerk.unpack("1234567")).isEmpty();
    assertThat(Betalingskenmerk.unpack("00000000")).isEmpty();
    assertThat(Betalingskenmerk.unpack("000000000000000")).isEmpty();
  }
}
