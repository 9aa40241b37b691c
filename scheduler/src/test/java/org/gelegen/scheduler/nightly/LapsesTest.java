package org.gelegen.scheduler.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scheduler.TestPortfolio.CLIENT;
import static org.gelegen.scheduler.TestPortfolio.caseOf;
import static org.gelegen.scheduler.TestPortfolio.debtor;
import static org.gelegen.scheduler.nightly.NightWorld.MONDAY;
import static org.gelegen.scheduler.nightly.NightWorld.NIGHT;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.HoldId;
import org.gelegen.model.portfolio.HoldKind;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.HoldRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.settings.CourtesySettings;
import org.gelegen.model.settings.LapsedArrangement;
import org.gelegen.model.settings.LapsedArrangement.Then;
import org.gelegen.scheduler.TestPortfolio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LapsesTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration AFTER = Duration.ofDays(38);
  private static final Duration GRACE = Duration.ofDays(7);

  @RegisterExtension private final Worlds worlds = new Worlds();

  private final NightWorld world = worlds.make(1);

  @Test
  void an_arrangement_is_reminded_of_once_when_nothing_was_paid_for_so_long_and_not_before() {
    then(Then.STAY);
    arranged(NIGHT.minus(AFTER).plusSeconds(1));
    assertThat(reminders(NIGHT)).isEmpty();
    List<PlannedContact> reminders = reminders(NIGHT.plus(DAY));
    assertThat(reminders).extracting(PlannedContact::caseId).containsExactly(caseOf(0));
    assertThat(reminders.getFirst().contactId().value()).startsWith("arrangement-reminder-");
    world.campaigns.expire(CLIENT, NIGHT.plus(DAY.multipliedBy(2)));
    assertThat(reminders(NIGHT.plus(DAY.multipliedBy(2)))).isEmpty();
  }

  @Test
  void a_payment_and_not_a_newer_version_of_the_case_begins_the_time_anew() {
    then(Then.STAY);
    arranged(NIGHT.minus(Duration.ofDays(60)));
    pay(NIGHT.minus(AFTER).plusSeconds(1));
    assertThat(reminders(NIGHT)).isEmpty();
    arranged(NIGHT.plusSeconds(60));
    assertThat(reminders(NIGHT.plus(DAY))).hasSize(1);
  }

  @Test
  void after_the_grace_it_is_collected_again_and_owes_what_was_owed_still() {
    then(Then.COLLECT);
    arranged(NIGHT.minus(Duration.ofDays(60)));
    pay(NIGHT.minus(Duration.ofDays(50)));
    reminded(NIGHT.minus(GRACE).plusSeconds(1));
    night(NIGHT);
    assertThat(newest().status()).isEqualTo(CaseStatus.ARRANGEMENT);
    night(NIGHT.plus(DAY));
    assertThat(newest().status()).isEqualTo(CaseStatus.OPEN);
    assertThat(newest().at()).isEqualTo(NIGHT.plus(DAY));
    // 100.00, of which 30.00 was paid.
    assertThat(newest().amount()).isEqualByComparingTo("70.00");
    int versions = world.portfolio.records(0, CaseRecord.class).size();
    night(NIGHT.plus(DAY.multipliedBy(2)));
    assertThat(world.portfolio.records(0, CaseRecord.class)).hasSize(versions);
    assertThat(
            world.audit.entries().stream()
                .filter(entry -> entry.what().equals("arrangements.lapsed")))
        .hasSize(1);
  }

  @Test
  void nobody_loses_an_arrangement_who_was_not_reminded_or_whose_reminder_came_back() {
    then(Then.COLLECT);
    arranged(NIGHT.minus(Duration.ofDays(60)));
    night(NIGHT);
    assertThat(newest().status()).isEqualTo(CaseStatus.ARRANGEMENT);
    reminded(NIGHT.minus(Duration.ofDays(20)));
    world.portfolio.accept(
        new OutcomeRecord(
            CLIENT,
            new ContactId("k-1"),
            NIGHT.minus(Duration.ofDays(19)),
            OutcomeResult.BOUNCED,
            null));
    night(NIGHT.plus(DAY));
    assertThat(newest().status()).isEqualTo(CaseStatus.ARRANGEMENT);
  }

  @Test
  void a_payment_after_the_reminder_keeps_the_arrangement() {
    then(Then.COLLECT);
    arranged(NIGHT.minus(Duration.ofDays(60)));
    reminded(NIGHT.minus(Duration.ofDays(10)));
    pay(NIGHT.minus(DAY));
    night(NIGHT);
    assertThat(newest().status()).isEqualTo(CaseStatus.ARRANGEMENT);
  }

  @Test
  void a_person_looks_at_it_first_and_only_once() {
    then(Then.REVIEW);
    arranged(NIGHT.minus(Duration.ofDays(60)));
    reminded(NIGHT.minus(GRACE));
    night(NIGHT);
    List<HoldRecord> holds = world.portfolio.records(0, HoldRecord.class);
    assertThat(holds).hasSize(1);
    HoldRecord hold = holds.getFirst();
    assertThat(hold.kind()).isEqualTo(HoldKind.REVIEW);
    assertThat(hold.caseId()).isEqualTo(caseOf(0));
    assertThat(hold.from()).isEqualTo(NIGHT);
    assertThat(hold.until()).isNull();
    night(NIGHT.plus(DAY));
    Instant lifted = NIGHT.plus(DAY).plusSeconds(60);
    world.portfolio.accept(hold(hold.holdId(), lifted, hold.from(), lifted));
    night(NIGHT.plus(DAY.multipliedBy(2)));
    assertThat(world.portfolio.records(0, HoldRecord.class)).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(Then.class)
  void a_hold_keeps_what_lapsed_as_it_is(Then then) {
    then(then);
    arranged(NIGHT.minus(Duration.ofDays(60)));
    reminded(NIGHT.minus(GRACE));
    world.portfolio.accept(
        hold(new HoldId("h-1"), NIGHT.minus(DAY), NIGHT.minus(DAY), NIGHT.plus(DAY)));
    night(NIGHT);
    assertThat(newest().status()).isEqualTo(CaseStatus.ARRANGEMENT);
    assertThat(world.portfolio.records(0, HoldRecord.class)).hasSize(1);
  }

  @Test
  void what_the_client_leaves_as_it_is_stays() {
    then(Then.STAY);
    arranged(NIGHT.minus(Duration.ofDays(60)));
    reminded(NIGHT.minus(GRACE));
    night(NIGHT);
    assertThat(newest().status()).isEqualTo(CaseStatus.ARRANGEMENT);
    assertThat(world.portfolio.records(0, HoldRecord.class)).isEmpty();
  }

  private void then(Then then) {
    world.settings.put(
        CLIENT,
        NightWorld.settings(Map.of(), null, 0)
            .with(
                new CourtesySettings(false, 0, null, new LapsedArrangement(AFTER, GRACE, then), 0)),
        NIGHT,
        "test");
  }

  private void arranged(Instant at) {
    world.portfolio.accept(TestPortfolio.caseAt(0, at, CaseStatus.ARRANGEMENT));
  }

  private void pay(Instant at) {
    world.portfolio.accept(
        new PaymentRecord(
            CLIENT, new PaymentId("p-" + at), debtor(0), caseOf(0), at, new BigDecimal("30.00")));
  }

  private void reminded(Instant at) {
    world.portfolio.accept(
        new ContactRecord(
            CLIENT,
            new ContactId("k-1"),
            debtor(0),
            caseOf(0),
            Channel.EMAIL,
            at,
            Direction.OUTBOUND,
            "arrangement-reminder",
            null,
            BigDecimal.ONE,
            1.0));
  }

  private static HoldRecord hold(HoldId id, Instant at, Instant from, Instant until) {
    return new HoldRecord(CLIENT, id, debtor(0), caseOf(0), at, HoldKind.REVIEW, from, until);
  }

  private CaseRecord newest() {
    return world.portfolio.records(0, CaseRecord.class).stream()
        .reduce((first, second) -> second.at().isBefore(first.at()) ? first : second)
        .orElseThrow();
  }

  private List<PlannedContact> reminders(Instant night) {
    return night(night).stream()
        .filter(contact -> "arrangement-reminder".equals(contact.template()))
        .toList();
  }

  private List<PlannedContact> night(Instant night) {
    LocalDate date = night.atZone(ZoneId.of("Europe/Amsterdam")).toLocalDate();
    assertThat(date).isAfterOrEqualTo(MONDAY);
    world.campaign().run(CLIENT, date, night);
    return world
        .campaigns
        .contacts(CLIENT, world.campaigns.findByDate(CLIENT, date).orElseThrow().campaignId())
        .stream()
        .map(state -> state.contact())
        .toList();
  }
}
