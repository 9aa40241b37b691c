package org.gelegen.model.costs;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.CollectionCostSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BelgianCostLawTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");
  private static final CollectionCostSettings SETTINGS =
      new CollectionCostSettings(true, true, null, Set.of("first-reminder"), true);

  private final Debts debts = new Debts(ZONE);

  /**
   * Sent on Tuesday 3 March: the third working day is Friday 6 March and the seventh day 10 March;
   * 11 to 24 March to pay. No VAT comes on top: 30 + 10 % of 16.73 is 31.67.
   */
  @Test
  void a_consumer_owes_costs_from_the_twenty_second_day_after_the_first_reminder_and_without_vat() {
    debts.debtor(DebtorKind.CONSUMER);
    debts.owe("c-1", "166.73", Debts.DUE, null);
    debts.contact("k-1", "c-1", "first-reminder", "2026-03-03T23:30");
    debts.contact("k-2", "c-1", "first-reminder", "2026-03-17T10:00");
    assertThat(costs("c-1")).contains(costs("31.67", "2026-03-25T00:00"));
  }

  @Test
  void before_a_reminder_after_the_due_date_there_is_no_such_day() {
    debts.owe("c-1", "100.00", Debts.DUE, null);
    debts.contact("k-0", "c-1", "first-reminder", "2026-03-01T10:00");
    debts.contact("k-1", "c-1", "fourteen-day-letter", "2026-03-03T10:00");
    assertThat(costs("c-1")).contains(costs("20.00", null));
  }

  @Test
  void costs_are_over_what_is_still_owed_on_the_case_alone() {
    debts.debtor(DebtorKind.CONSUMER);
    debts.owe("c-1", "600.00", Debts.DUE, "a-7");
    debts.owe("c-2", "600.00", Debts.DUE, "a-7");
    debts.contact("k-1", "c-1", "first-reminder", "2026-03-03T10:00");
    debts.contact("k-2", "c-2", "first-reminder", "2026-03-03T10:00");
    assertThat(costs("c-1").orElseThrow().amount()).isEqualTo("70.00");
    debts.pay("c-1", "350.00", "2026-03-05T10:00");
    assertThat(costs("c-1").orElseThrow()).isEqualTo(costs("40.00", "2026-03-25T00:00"));
  }

  @Test
  void of_a_business_nothing_is_said() {
    debts.debtor(DebtorKind.BUSINESS);
    debts.owe("c-1", "100.00", Debts.DUE, null);
    assertThat(costs("c-1")).isEmpty();
  }

  @Test
  void it_counts_for_clients_of_belgium_and_of_its_pack_unless_that_is_switched_off() {
    assertThat(law("BE", null, true)).containsInstanceOf(BelgianCostLaw.class);
    assertThat(law("DE", "be", true)).containsInstanceOf(BelgianCostLaw.class);
    assertThat(law("BE", null, false)).isEmpty();
    assertThat(law("BE", "nl", true)).containsInstanceOf(DutchCostLaw.class);
    assertThat(law("NL", "be", false)).containsInstanceOf(DutchCostLaw.class);
    assertThat(law("DE", null, true)).isEmpty();
  }

  private static Optional<CostLaw> law(
      String country, @Nullable String pack, boolean belgianMaximum) {
    CollectionCostSettings costs =
        new CollectionCostSettings(false, true, null, Set.of(), belgianMaximum);
    return CostLaw.of(
        new ClientRecord(
            new ClientId("noorderlicht"),
            Instant.EPOCH,
            "Noorderlicht",
            ZONE,
            country,
            Currency.getInstance("EUR"),
            null),
        settings(pack).with(costs));
  }

  private static ClientSettings settings(@Nullable String pack) {
    ClientSettings defaults = ClientSettings.defaults();
    return new ClientSettings(
        pack,
        Map.of(),
        null,
        defaults.costs(),
        1,
        BigDecimal.ZERO,
        Duration.ofDays(14),
        0,
        false,
        defaults.channels(),
        List.of(),
        Map.of(),
        Map.of(),
        defaults.training());
  }

  private Optional<ChargeableCosts> costs(String caseId) {
    return debts.costs(new BelgianCostLaw(), caseId, SETTINGS);
  }

  private static ChargeableCosts costs(String amount, @Nullable String from) {
    return new ChargeableCosts(
        new BigDecimal(amount),
        1,
        from == null ? null : LocalDateTime.parse(from).atZone(ZONE).toInstant());
  }
}
