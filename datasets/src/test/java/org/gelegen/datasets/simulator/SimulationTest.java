package org.gelegen.datasets.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final PortfolioProfile PROFILE = Portfolios.noorderlicht().withDebtors(300);
  private static final LocalDate START = PROFILE.start();

  @Test
  void the_same_seed_gives_the_same_records_and_another_seed_others() {
    List<PortfolioRecord> once = history(PROFILE, 120);

    assertThat(history(PROFILE, 120)).isEqualTo(once);
    assertThat(history(PROFILE.withSeed(2), 120)).isNotEqualTo(once);
  }

  @Test
  void records_come_in_the_order_of_time_and_each_once() {
    List<PortfolioRecord> records = history(PROFILE, 200);

    assertThat(records).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    assertThat(records.stream().map(PortfolioRecord::key)).doesNotHaveDuplicates();
    Instant end = START.plusDays(200).atStartOfDay(PROFILE.creditor().zone()).toInstant();
    assertThat(records).allMatch(record -> record.at().isBefore(end));
  }

  @Test
  void a_larger_portfolio_holds_the_same_lives_as_a_smaller_one() {
    List<PortfolioRecord> small = history(PROFILE.withDebtors(100), 60);
    List<PortfolioRecord> large = history(PROFILE.withDebtors(200), 60);

    assertThat(large).containsAll(small);
  }

  @Test
  void what_comes_of_contacts_does_not_depend_on_the_order_in_which_they_are_handed_in() {
    Simulation straight = after(90);
    Simulation shuffled = after(90);
    List<PortfolioRecord> expected = new ArrayList<>();
    List<PortfolioRecord> actual = new ArrayList<>();
    Random random = new Random(7);
    for (int day = 0; day < 20; day++) {
      List<ContactRecord> contacts = straight.workflowContacts(debtor -> true);
      straight.advance(contacts, expected::add);
      List<ContactRecord> mixed = new ArrayList<>(contacts);
      Collections.shuffle(mixed, random);
      shuffled.advance(mixed, actual::add);
    }

    assertThat(actual).isEqualTo(expected).hasSizeGreaterThan(100);
  }

  @Test
  void time_cut_into_hours_brings_what_whole_days_bring() {
    World byDay = new World(PROFILE);
    World byHour = new World(PROFILE);
    List<PortfolioRecord> expected = new ArrayList<>();
    List<PortfolioRecord> actual = new ArrayList<>();
    for (int day = 0; day < 100; day++) {
      byDay.advance(START.plusDays(day), List.of(), expected::add);
      Instant end = byDay.now();
      while (byHour.now().isBefore(end)) {
        byHour.advanceTo(byHour.now().plus(Duration.ofHours(1)), List.of(), actual::add);
        assertThat(actual).allMatch(record -> record.at().isBefore(byHour.now()));
      }
    }

    assertThat(actual).isEqualTo(expected).hasSizeGreaterThan(400);
  }

  @Test
  void a_contact_with_one_debtor_changes_nothing_for_the_others() {
    Simulation without = after(60);
    Simulation with = after(60);
    DebtorId somebody = openDebtors(history(PROFILE, 60)).getFirst();
    List<PortfolioRecord> expected = new ArrayList<>();
    List<PortfolioRecord> actual = new ArrayList<>();
    for (int day = 0; day < 40; day++) {
      List<ContactRecord> contacts = without.workflowContacts(debtor -> !debtor.equals(somebody));
      without.advance(contacts, expected::add);
      List<ContactRecord> more = new ArrayList<>(contacts);
      more.add(call("extra-" + day, somebody, with.world().now().plus(Duration.ofHours(18))));
      with.advance(more, actual::add);
    }

    assertThat(actual).isNotEqualTo(expected);
    assertThat(without(actual, somebody)).isEqualTo(without(expected, somebody));
  }

  @Test
  void a_contact_of_another_time_or_with_a_stranger_is_refused_and_nothing_happens() {
    World world = new World(PROFILE);
    Instant late = START.plusDays(1).atTime(12, 0).atZone(PROFILE.creditor().zone()).toInstant();
    List<PortfolioRecord> records = new ArrayList<>();

    assertThatThrownBy(
            () -> world.advance(START, List.of(call("k", new DebtorId("d-1"), late)), records::add))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("contact k must be made from");
    assertThatThrownBy(
            () ->
                world.advance(
                    START, List.of(call("k", new DebtorId("d-301"), world.now())), records::add))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("300 debtors of noorderlicht but is \"d-301\"");
    assertThat(records).isEmpty();
  }

  private static List<PortfolioRecord> history(PortfolioProfile profile, int days) {
    List<PortfolioRecord> records = new ArrayList<>();
    new Simulation(profile).history(profile.start().plusDays(days), records::add);
    return records;
  }

  private static Simulation after(int days) {
    Simulation simulation = new Simulation(PROFILE);
    simulation.history(START.plusDays(days), record -> {});
    return simulation;
  }

  private static List<DebtorId> openDebtors(List<PortfolioRecord> records) {
    return records.stream()
        .filter(CaseRecord.class::isInstance)
        .map(CaseRecord.class::cast)
        .filter(debtCase -> debtCase.status() == CaseStatus.OPEN)
        .map(CaseRecord::debtorId)
        .toList();
  }

  private static List<PortfolioRecord> without(List<PortfolioRecord> records, DebtorId debtor) {
    String ending = "-" + debtor.value().substring(2) + "-";
    return records.stream()
        .filter(
            record ->
                !record.key().id().equals(debtor.value())
                    && !record.key().id().contains(ending)
                    && !record.key().id().startsWith("extra-"))
        .toList();
  }

  private static ContactRecord call(String id, DebtorId debtor, Instant at) {
    return new ContactRecord(
        PROFILE.creditor().clientId(),
        new ContactId(id),
        debtor,
        null,
        Channel.PHONE,
        at,
        Direction.OUTBOUND,
        null,
        null,
        null,
        null);
  }
}
