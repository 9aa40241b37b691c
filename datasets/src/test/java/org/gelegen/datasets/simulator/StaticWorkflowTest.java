package org.gelegen.datasets.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.records.ContactRecord;
import org.junit.jupiter.api.Test;

class StaticWorkflowTest {
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final List<ContactRecord> CONTACTS = contacts();

  @Test
  void contacts_are_made_between_seven_and_eight_local_time_on_days_of_work() {
    for (ContactRecord contact : CONTACTS) {
      ZonedDateTime local = contact.at().atZone(AMSTERDAM);
      assertThat(local.toLocalTime()).isBetween(LocalTime.of(7, 0), LocalTime.of(19, 59, 59));
      assertThat(RestDays.dutch().rests(local.toLocalDate())).as("%s", local).isFalse();
    }
  }

  @Test
  void a_debtor_is_contacted_once_in_24_hours_and_three_times_in_7_days_at_most() {
    Map<DebtorId, List<Instant>> moments = new HashMap<>();
    for (ContactRecord contact : CONTACTS) {
      moments.computeIfAbsent(contact.debtorId(), debtor -> new ArrayList<>()).add(contact.at());
    }
    for (List<Instant> of : moments.values()) {
      for (int i = 1; i < of.size(); i++) {
        assertThat(Duration.between(of.get(i - 1), of.get(i))).isGreaterThanOrEqualTo(days(1));
        if (i >= 3) {
          assertThat(Duration.between(of.get(i - 3), of.get(i))).isGreaterThanOrEqualTo(days(7));
        }
      }
    }
  }

  @Test
  void little_varies() {
    assertThat(CONTACTS.stream().map(ContactRecord::channel).collect(Collectors.toSet()))
        .isEqualTo(Set.of(Channel.EMAIL, Channel.SMS, Channel.LETTER, Channel.PHONE));
    assertThat(
            CONTACTS.stream()
                .filter(contact -> contact.channel() == Channel.EMAIL)
                .map(contact -> contact.at().atZone(AMSTERDAM).getHour())
                .distinct())
        .containsExactly(10);
  }

  @Test
  void sundays_and_dutch_holidays_are_days_of_rest() {
    RestDays rest = RestDays.dutch();

    // Easter Sunday 2026 is 5 April: Good Friday 3, Easter Monday 6 April, Ascension 14, Whit
    // Monday
    // 25 May. King's Day 2025 falls on a Sunday and is kept on Saturday the 26th.
    assertThat(
            List.of(
                LocalDate.of(2026, 4, 3),
                LocalDate.of(2026, 4, 5),
                LocalDate.of(2026, 4, 6),
                LocalDate.of(2026, 5, 14),
                LocalDate.of(2026, 5, 25),
                LocalDate.of(2025, 4, 26),
                LocalDate.of(2026, 4, 27),
                LocalDate.of(2024, 12, 27)))
        .allMatch(rest::rests);
    assertThat(
            List.of(
                LocalDate.of(2026, 4, 4), LocalDate.of(2026, 5, 15), LocalDate.of(2025, 12, 27)))
        .noneMatch(rest::rests);
  }

  private static Duration days(int days) {
    return Duration.ofDays(days);
  }

  private static List<ContactRecord> contacts() {
    PortfolioProfile profile = Portfolios.noorderlicht().withDebtors(400);
    List<ContactRecord> contacts = new ArrayList<>();
    new Simulation(profile)
        .history(
            profile.start().plusYears(1),
            record -> {
              if (record instanceof ContactRecord contact
                  && contact.direction() == Direction.OUTBOUND) {
                contacts.add(contact);
              }
            });
    return contacts;
  }
}
