package org.gelegen.datasets.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.HoldRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A year under the static workflow looks like a collector's year; the bounds are in
 * docs/simulator.md.
 */
class PlausibilityTest {
  private static final int DEBTORS = 3_000;
  private static final PortfolioProfile PROFILE = Portfolios.noorderlicht().withDebtors(DEBTORS);
  private static final List<PortfolioRecord> YEAR = year();
  private static final List<ContactRecord> CONTACTS =
      all(ContactRecord.class).stream()
          .filter(contact -> contact.direction() == Direction.OUTBOUND)
          .toList();

  @Test
  void a_debtor_is_contacted_some_fifteen_times_a_year() {
    assertThat(CONTACTS.size() / (double) DEBTORS).isBetween(12.0, 19.0);
  }

  @Test
  void some_twenty_of_a_hundred_calls_reach_the_right_party() {
    Set<ContactId> calls = new HashSet<>();
    for (ContactRecord contact : CONTACTS) {
      if (contact.channel() == Channel.PHONE) {
        calls.add(contact.contactId());
      }
    }
    long reached =
        all(OutcomeRecord.class).stream()
            .filter(outcome -> outcome.result() == OutcomeResult.RIGHT_PARTY)
            .filter(outcome -> calls.contains(outcome.contactId()))
            .count();

    assertThat(reached / (double) calls.size()).isBetween(0.17, 0.25);
  }

  @Test
  void of_a_hundred_contacts_some_ten_are_answered_for() {
    Map<CaseId, NavigableSet<Instant>> answers = new HashMap<>();
    Map<CaseId, NavigableSet<Instant>> attempts = new HashMap<>();
    Map<ContactId, CaseId> cases = new HashMap<>();
    for (PortfolioRecord record : YEAR) {
      if (record instanceof ContactRecord contact && contact.caseId() != null) {
        cases.put(contact.contactId(), contact.caseId());
        if (contact.direction() == Direction.OUTBOUND) {
          attempts.computeIfAbsent(contact.caseId(), id -> new TreeSet<>()).add(contact.at());
        }
      }
      if (record instanceof OutcomeRecord outcome && outcome.result().answersFor()) {
        CaseId id = cases.get(outcome.contactId());
        answers.computeIfAbsent(id, _ -> new TreeSet<>()).add(outcome.at());
      }
      if (record instanceof PaymentRecord payment && payment.amount().signum() > 0) {
        answers.computeIfAbsent(payment.caseId(), id -> new TreeSet<>()).add(payment.at());
      }
    }
    int answeredFor = 0;
    for (ContactRecord contact : CONTACTS) {
      Instant answer = after(answers.get(contact.caseId()), contact.at());
      Instant next = after(attempts.get(contact.caseId()), contact.at());
      if (answer.isBefore(contact.at().plus(Duration.ofDays(14))) && answer.isBefore(next)) {
        answeredFor++;
      }
    }

    assertThat(answeredFor / (double) CONTACTS.size()).isBetween(0.07, 0.13);
  }

  @Test
  void most_cases_are_paid_in_the_end_and_some_before_anybody_asked() {
    Set<CaseId> cases = new HashSet<>();
    Set<CaseId> asked = new HashSet<>();
    Set<CaseId> paid = new HashSet<>();
    Set<CaseId> unasked = new HashSet<>();
    Instant settledBy = PROFILE.start().plusDays(240).atStartOfDay(zone()).toInstant();
    for (PortfolioRecord record : YEAR) {
      if (record instanceof CaseRecord debtCase && debtCase.at().isBefore(settledBy)) {
        cases.add(debtCase.caseId());
      }
      if (record instanceof ContactRecord contact && contact.caseId() != null) {
        asked.add(contact.caseId());
      }
      if (record instanceof PaymentRecord payment && payment.caseId() != null) {
        paid.add(payment.caseId());
        if (!asked.contains(payment.caseId())) {
          unasked.add(payment.caseId());
        }
      }
    }
    paid.retainAll(cases);
    unasked.retainAll(cases);

    assertThat(paid.size() / (double) cases.size()).isBetween(0.55, 0.80);
    assertThat(unasked.size() / (double) cases.size()).isBetween(0.04, 0.15);
  }

  @Test
  void payments_are_partial_sometimes_and_reversed_rarely_and_come_after_the_payday() {
    List<PaymentRecord> payments = all(PaymentRecord.class);
    long reversed = payments.stream().filter(payment -> payment.amount().signum() < 0).count();
    long settling =
        all(CaseRecord.class).stream()
            .filter(debtCase -> debtCase.status() == CaseStatus.PAID)
            .count();
    Map<String, Integer> paydays = new HashMap<>();
    for (DebtorRecord debtor : all(DebtorRecord.class)) {
      if (debtor.payday() != null) {
        paydays.put(debtor.debtorId().value(), debtor.payday());
      }
    }
    int soon = 0;
    int known = 0;
    for (PaymentRecord payment : payments) {
      Integer payday = paydays.get(payment.debtorId().value());
      if (payday != null) {
        known++;
        int days = payment.at().atZone(zone()).getDayOfMonth() - payday;
        soon += days >= 0 && days < 6 ? 1 : 0;
      }
    }

    assertThat(reversed / (double) payments.size()).isBetween(0.001, 0.02);
    assertThat(settling / (double) payments.size()).isBetween(0.6, 0.9);
    // Six days of thirty are a fifth: more than a third of the payments fall into them.
    assertThat(soon / (double) known).isGreaterThan(0.33);
  }

  @Test
  void harm_is_rare_and_few_are_to_be_left_in_peace() {
    long harmed = all(OutcomeRecord.class).stream().filter(o -> o.result().harms()).count();

    assertThat(harmed / (double) CONTACTS.size()).isBetween(0.002, 0.012);
    assertThat(all(HoldRecord.class).size() / (double) DEBTORS).isBetween(0.05, 0.25);
  }

  @Test
  void a_call_in_a_good_hour_reaches_twice_as_often_as_one_in_office_hours() {
    Simulation simulation = new Simulation(PROFILE);
    simulation.history(PROFILE.start().plusDays(62), record -> {});
    Oracle oracle = simulation.oracle();
    double office = 0;
    double evening = 0;
    double best = 0;
    List<DebtorRecord> reachable =
        all(DebtorRecord.class).stream()
            .filter(debtor -> debtor.channels().containsKey(Channel.PHONE))
            .toList();
    for (DebtorRecord debtor : reachable) {
      double bestOfDebtor = 0;
      for (int hour = 7; hour < 20; hour++) {
        // 4 March 2025 is a Tuesday.
        Instant at = simulation.day().atTime(hour, 30).atZone(zone()).toInstant();
        double reach = oracle.contact(debtor.debtorId(), null, Channel.PHONE, at, null).reach();
        bestOfDebtor = Math.max(bestOfDebtor, reach);
        office += hour >= 9 && hour < 17 ? reach / 8 : 0;
        evening += hour == 19 ? reach : 0;
      }
      best += bestOfDebtor;
    }

    assertThat(best / office).isBetween(1.8, 2.8);
    // One hour for everybody is not the answer: habits differ.
    assertThat(evening / office).isBetween(1.1, 1.7);
  }

  @Test
  void records_say_nothing_of_the_truth_but_what_the_creditor_would_know() {
    Set<String> recipes = new HashSet<>();
    PROFILE.debtorAttributes().forEach(recipe -> recipes.add(recipe.name()));
    List<DebtorRecord> debtors = all(DebtorRecord.class);

    assertThat(debtors).allMatch(debtor -> recipes.containsAll(debtor.attributes().keySet()));
    assertThat(share(debtors.stream().filter(d -> d.payday() != null).count(), debtors))
        .isBetween(0.2, 0.3);
    assertThat(share(debtors.stream().filter(d -> d.preferredChannel() != null).count(), debtors))
        .isLessThan(0.1);
    List<CaseRecord> cases = all(CaseRecord.class);
    assertThat(share(cases.stream().filter(c -> c.ability() == Certainty.UNKNOWN).count(), cases))
        .isGreaterThan(0.8);
  }

  @Test
  void an_attribute_hints_at_the_work_pattern_and_does_not_give_it_away() {
    People people = new People(PROFILE, new LocalCalendar(zone(), PROFILE.start()));
    int right = 0;
    int all = 0;
    for (int number = 1; number <= DEBTORS; number++) {
      Person person = people.draw(number);
      if (person.record().attributes().get("daytime_usage")
          instanceof AttributeValue.Number(double usage)) {
        all++;
        right += (usage < 0.38) == (person.habit().pattern() == WorkPattern.OFFICE) ? 1 : 0;
      }
    }

    assertThat(right / (double) all).isBetween(0.60, 0.85);
  }

  private static double share(long count, List<?> of) {
    return count / (double) of.size();
  }

  private static Instant after(@Nullable NavigableSet<Instant> moments, Instant moment) {
    Instant next = moments == null ? null : moments.higher(moment);
    return next == null ? Instant.MAX : next;
  }

  private static ZoneId zone() {
    return PROFILE.creditor().zone();
  }

  private static <R extends PortfolioRecord> List<R> all(Class<R> type) {
    return YEAR.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static List<PortfolioRecord> year() {
    List<PortfolioRecord> records = new ArrayList<>();
    new Simulation(PROFILE).history(PROFILE.start().plusYears(1), records::add);
    return records;
  }
}
