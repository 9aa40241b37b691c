package org.gelegen.scheduler.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SmsTextTest {

  @Test
  void plain_letters_are_an_octet_each_and_the_extension_s_two() {
    SmsText text = SmsText.of("Uw rekening: € 143,20 [c-9] @ Ü\r\n");
    assertThat(text.ucs2()).isFalse();
    // 3GPP TS 23.038: @ is 0x00, Ü 0x5e, the euro 0x1b65, brackets 0x1b3c and 0x1b3e, LF 0x0a.
    assertThat(text.whole())
        .containsExactly(
            0x55, 0x77, 0x20, 0x72, 0x65, 0x6b, 0x65, 0x6e, 0x69, 0x6e, 0x67, 0x3a, 0x20, 0x1b,
            0x65, 0x20, 0x31, 0x34, 0x33, 0x2c, 0x32, 0x30, 0x20, 0x1b, 0x3c, 0x63, 0x2d, 0x39,
            0x1b, 0x3e, 0x20, 0x00, 0x20, 0x5e, 0x0a);
  }

  @Test
  void the_alphabet_has_its_127_characters_where_the_standard_has_them() {
    // The ends of its rows, by the standard's table.
    String probes = "@ÅΔÉ /0?¡O¿oPÜpàñ§";
    assertThat(SmsText.of(probes).whole())
        .containsExactly(
            0x00, 0x0e, 0x10, 0x1f, 0x20, 0x2f, 0x30, 0x3f, 0x40, 0x4f, 0x60, 0x6f, 0x50, 0x5e,
            0x70, 0x7f, 0x7d, 0x5f);
  }

  @Test
  void one_character_of_another_alphabet_makes_all_of_it_ucs_2() {
    for (String name : new String[] {"Gżegżółka", "Çağlıyan", "ë"}) {
      SmsText text = SmsText.of(name);
      assertThat(text.ucs2()).isTrue();
      assertThat(text.whole()).isEqualTo(name.getBytes(StandardCharsets.UTF_16BE));
    }
  }

  @Test
  void a_part_holds_160_or_153_septets_and_no_escape_is_torn() {
    assertThat(SmsText.of("a".repeat(160)).parts()).hasSize(1);
    assertThat(SmsText.of("a".repeat(161)).parts())
        .extracting(p -> p.length)
        .containsExactly(153, 8);
    // The escape would be the 153rd octet and its character the 154th.
    SmsText text = SmsText.of("a".repeat(152) + "€" + "b".repeat(20));
    assertThat(text.parts()).extracting(p -> p.length).containsExactly(152, 22);
    assertThat(text.parts().get(1)).startsWith(0x1b, 0x65);
  }

  @Test
  void a_part_of_ucs_2_holds_70_or_67_units_and_no_pair_is_torn() {
    assertThat(SmsText.of("ż".repeat(70)).parts()).hasSize(1);
    assertThat(SmsText.of("ż".repeat(71)).parts())
        .extracting(p -> p.length)
        .containsExactly(134, 8);
    SmsText text = SmsText.of("ż".repeat(66) + "😀" + "ż".repeat(5));
    assertThat(text.parts()).extracting(p -> p.length).containsExactly(132, 14);
  }
}
