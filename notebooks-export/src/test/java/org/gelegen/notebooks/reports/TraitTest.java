package org.gelegen.notebooks.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.records.DebtorRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TraitTest {
  private static final LocalDate DAY = LocalDate.parse("2026-03-02");

  private static DebtorRecord debtor(
      DebtorKind kind, @Nullable Integer birthYear, @Nullable String postcode) {
    return new DebtorRecord(
        new ClientId("noorderlicht"),
        new DebtorId("d-1"),
        Instant.parse("2025-03-02T09:00:00Z"),
        kind,
        "nl",
        null,
        birthYear,
        postcode,
        Map.of(),
        null,
        Set.of(),
        false,
        null,
        List.of(),
        new TreeMap<>());
  }

  private static String age(int birthYear) {
    return Trait.AGE.groupOf(debtor(DebtorKind.CONSUMER, birthYear, null), DAY);
  }

  @Test
  void ages_are_in_bands_of_ten_years() {
    assertThat(age(2002)).isEqualTo("<25");
    assertThat(age(2001)).isEqualTo("25–34");
    assertThat(age(1992)).isEqualTo("25–34");
    assertThat(age(1991)).isEqualTo("35–44");
    assertThat(age(1962)).isEqualTo("55–64");
    assertThat(age(1961)).isEqualTo("65+");
  }

  @Test
  void businesses_have_no_age() {
    assertThat(Trait.AGE.groupOf(debtor(DebtorKind.BUSINESS, 1984, null), DAY))
        .isEqualTo("business");
  }

  @Test
  void a_region_is_the_first_character_of_the_postcode() {
    assertThat(Trait.REGION.groupOf(debtor(DebtorKind.CONSUMER, null, " 3511"), DAY))
        .isEqualTo("3");
    assertThat(Trait.REGION.groupOf(debtor(DebtorKind.CONSUMER, null, "sw1a 1aa"), DAY))
        .isEqualTo("S");
  }

  @Test
  void what_a_record_does_not_have_is_unknown() {
    assertThat(Trait.AGE.groupOf(debtor(DebtorKind.CONSUMER, null, null), DAY))
        .isEqualTo("unknown");
    assertThat(Trait.REGION.groupOf(debtor(DebtorKind.CONSUMER, null, ""), DAY))
        .isEqualTo("unknown");
    assertThat(Trait.LANGUAGE.groupOf(null, DAY)).isEqualTo("unknown");
  }
}
