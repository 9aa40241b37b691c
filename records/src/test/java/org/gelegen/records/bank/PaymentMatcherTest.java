package org.gelegen.records.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.CaseReferences.CaseReference;
import org.gelegen.records.bank.BankEntry.Remittance;
import org.gelegen.records.bank.PaymentMatcher.Match;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaymentMatcherTest {
  private final NamedCases cases = new NamedCases();
  private final PaymentMatcher matcher = new PaymentMatcher(cases);

  PaymentMatcherTest() {
    cases.add(of("c-9", null));
    cases.add(of("c-90", null));
    cases.add(of("2025", null));
    cases.add(of("12345", null));
    cases.add(of("k1", "RF18539007547034"));
    cases.add(of("k2", "56789012345"));
    cases.add(of("k3", "+++090/9337/55493+++"));
    cases.add(of("same-1", "twice"));
    cases.add(of("same-2", "twice"));
  }

  @Test
  void a_structured_reference_is_the_case_s_id_or_its_payment_reference() {
    assertThat(structured("c-9")).isEqualTo("c-9");
    assertThat(structured("C9")).isEqualTo("c-9");
    assertThat(structured("090933755493")).isEqualTo("k3");
    assertThat(structured("rf18 5390 0754 7034")).isEqualTo("k1");
    assertThat(structured("c-91")).isEqualTo("names no case");
  }

  @Test
  void check_digits_are_taken_off_where_they_are_right_and_only_there() {
    // 5 is the check digit of 000056789012345.
    assertThat(structured("5000056789012345")).isEqualTo("k2");
    assertThat(structured("4000056789012345")).isEqualTo("names no case");
    // The case says RF18..., the payer without RF18.
    assertThat(structured("539007547034")).isEqualTo("k1");
    assertThat(structured("RF17539007547034")).isEqualTo("names no case");
  }

  @Test
  void the_structured_reference_outranks_the_end_to_end_id_and_the_text() {
    assertThat(match(List.of("c-9"), "c-90", "12345")).isEqualTo("c-9");
    assertThat(match(List.of("else"), "c-90", "thank you")).isEqualTo("c-90");
    assertThat(match(List.of(), "else", "12345")).isEqualTo("12345");
  }

  @Test
  void an_end_to_end_id_and_a_text_that_name_different_cases_name_none_in_particular() {
    assertThat(match(List.of(), "c-90", "12345"))
        .isEqualTo("names c-90 by its end-to-end id and 12345 in its text");
    assertThat(match(List.of(), "c-90", "c-90 en c-9"))
        .isEqualTo("names c-90 by its end-to-end id and c-9, c-90 in its text");
    assertThat(match(List.of(), "C90", "voor c-90")).isEqualTo("c-90");
  }

  @Test
  void a_number_of_four_digits_in_the_end_to_end_id_names_nothing_and_one_of_five_does() {
    assertThat(match(List.of(), "2025", "")).isEqualTo("names no case");
    assertThat(match(List.of(), "0000002025", "")).isEqualTo("names no case");
    assertThat(match(List.of(), "20-25", "")).isEqualTo("names no case");
    assertThat(match(List.of(), "2025", "c-9")).isEqualTo("c-9");
    assertThat(match(List.of(), "0000012345", "")).isEqualTo("12345");
  }

  @Test
  void free_text_names_a_case_by_a_whole_word_only() {
    assertThat(text("betaling C-9.")).isEqualTo("c-9");
    assertThat(text("/INV/c-9/REST")).isEqualTo("c-9");
    assertThat(text("betaling voor xc-9")).isEqualTo("names no case");
    assertThat(text("c-9b")).isEqualTo("names no case");
    assertThat(text("RF18539007547034 dank")).isEqualTo("k1");
  }

  @Test
  void a_number_of_four_digits_in_free_text_names_nothing_and_one_of_five_does() {
    assertThat(text("rekening 2025")).isEqualTo("names no case");
    assertThat(text("rekening 12345")).isEqualTo("12345");
    assertThat(structured("2025")).isEqualTo("2025");
  }

  @Test
  void two_cases_are_none() {
    assertThat(text("c-9 en c-90")).isEqualTo("names 2 cases: c-9, c-90");
    assertThat(text("c-9 en nog eens c-9")).isEqualTo("c-9");
    assertThat(structured("twice")).isEqualTo("names 2 cases: same-1, same-2");
    assertThat(match(List.of("c-9", "c-90"), "c-9", "c-9")).isEqualTo("names 2 cases: c-9, c-90");
  }

  private String structured(String reference) {
    return match(List.of(reference), "", "");
  }

  private String text(String text) {
    return match(List.of(), "", text);
  }

  private String match(List<String> structured, String endToEndId, String text) {
    return switch (matcher.match(new Remittance(structured, endToEndId, List.of(text)))) {
      case Match.Found(CaseReference named) -> named.caseId().value();
      case Match.None(String reason) -> reason;
    };
  }

  private static CaseReference of(String id, @Nullable String reference) {
    return new CaseReference(new CaseId(id), new DebtorId("d"), reference);
  }
}
