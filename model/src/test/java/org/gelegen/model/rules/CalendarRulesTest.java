package org.gelegen.model.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.model.rules.DebtorStory.AMSTERDAM;
import static org.gelegen.model.rules.HandMadeBooks.amsterdam;
import static org.gelegen.model.rules.HandMadeBooks.assertAllowed;
import static org.gelegen.model.rules.HandMadeBooks.excluded;
import static org.gelegen.model.rules.HandMadeBooks.header;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.Party;
import org.gelegen.model.settings.ClientSettings;
import org.junit.jupiter.api.Test;

class CalendarRulesTest {
  private static final ContactHours SEVEN_TO_EIGHT =
      new ContactHours(
          header("contact-hours"), Set.of(), Set.of(), LocalTime.of(7, 0), LocalTime.of(20, 0));
  private static final ClosedDays SUNDAYS =
      new ClosedDays(header("sundays"), Set.of(), Set.of(DayOfWeek.SUNDAY));

  @Test
  void a_contact_is_allowed_in_the_last_minute_of_contact_hours_and_excluded_in_the_next() {
    RuleBook book = HandMadeBooks.of(SEVEN_TO_EIGHT);
    Standing standing = new DebtorStory().standing();
    for (Channel channel : Channel.values()) {
      assertAllowed(book, standing, channel, amsterdam("2026-11-25T19:59:59"));
      assertThat(excluded(book, standing, channel, amsterdam("2026-11-25T20:00:00")))
          .isEqualTo(
              new Verdict.Excluded(
                  new RuleId("test.contact-hours"),
                  "because of contact-hours",
                  amsterdam("2026-11-26T07:00:00")));
      excluded(book, standing, channel, amsterdam("2026-11-26T06:59:59"));
      assertAllowed(book, standing, channel, amsterdam("2026-11-26T07:00:00"));
    }
  }

  @Test
  void hours_are_counted_where_the_debtor_lives_and_not_where_the_client_is() {
    RuleBook book = HandMadeBooks.of(SEVEN_TO_EIGHT);
    Standing standing = new DebtorStory().livingIn(ZoneId.of("America/Curacao")).standing();
    // Curaçao is four hours behind UTC: 07:00 there is 11:00 UTC, 12:00 in Amsterdam.
    excluded(book, standing, Channel.PHONE, Instant.parse("2026-11-25T10:59:59Z"));
    assertAllowed(book, standing, Channel.PHONE, Instant.parse("2026-11-25T11:00:00Z"));
    assertAllowed(book, standing, Channel.PHONE, Instant.parse("2026-11-25T23:59:59Z"));
    excluded(book, standing, Channel.PHONE, Instant.parse("2026-11-26T00:00:00Z"));
  }

  @Test
  void contact_hours_keep_local_time_on_both_days_of_a_clock_change() {
    RuleBook book = HandMadeBooks.of(SEVEN_TO_EIGHT);
    Standing standing = new DebtorStory().standing();
    // Summer time is UTC+2 and winter time UTC+1: 07:00 on 25 October is 06:00 UTC, the day before
    // 05:00 UTC; 07:00 on 28 March is 05:00 UTC, the day before 06:00 UTC.
    excluded(book, standing, Channel.SMS, Instant.parse("2026-10-24T04:59:59Z"));
    assertAllowed(book, standing, Channel.SMS, Instant.parse("2026-10-24T05:00:00Z"));
    excluded(book, standing, Channel.SMS, Instant.parse("2026-10-25T05:59:59Z"));
    assertAllowed(book, standing, Channel.SMS, Instant.parse("2026-10-25T06:00:00Z"));
    assertAllowed(book, standing, Channel.SMS, Instant.parse("2026-10-25T18:59:59Z"));
    excluded(book, standing, Channel.SMS, Instant.parse("2026-10-25T19:00:00Z"));
    excluded(book, standing, Channel.SMS, Instant.parse("2027-03-28T04:59:59Z"));
    assertAllowed(book, standing, Channel.SMS, Instant.parse("2027-03-28T05:00:00Z"));
    assertAllowed(book, standing, Channel.SMS, Instant.parse("2027-03-28T17:59:59Z"));
    excluded(book, standing, Channel.SMS, Instant.parse("2027-03-28T18:00:00Z"));
  }

  @Test
  void an_hour_that_exists_twice_is_judged_by_its_instant_and_one_that_does_not_exist_opens_late() {
    RuleBook book =
        HandMadeBooks.of(
            new ContactHours(
                header("night"), Set.of(), Set.of(), LocalTime.of(2, 30), LocalTime.of(4, 0)));
    Standing standing = new DebtorStory().standing();
    // 25 October: 02:00-03:00 is there at 00:00-01:00 UTC and again at 01:00-02:00 UTC.
    assertThat(
            excluded(book, standing, Channel.EMAIL, Instant.parse("2026-10-25T00:29:59Z")).until())
        .isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    assertAllowed(book, standing, Channel.EMAIL, Instant.parse("2026-10-25T00:59:59Z"));
    assertThat(
            excluded(book, standing, Channel.EMAIL, Instant.parse("2026-10-25T01:00:00Z")).until())
        .isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
    assertAllowed(book, standing, Channel.EMAIL, Instant.parse("2026-10-25T01:30:00Z"));
    // 28 March: 02:00 UTC+1 is 03:00 UTC+2 at 01:00 UTC, which is after half past two.
    excluded(book, standing, Channel.EMAIL, Instant.parse("2027-03-28T00:59:59Z"));
    assertAllowed(book, standing, Channel.EMAIL, Instant.parse("2027-03-28T01:00:00Z"));
  }

  @Test
  void a_sunday_is_closed_from_midnight_to_midnight_where_the_debtor_lives() {
    RuleBook book = HandMadeBooks.of(SUNDAYS);
    Standing standing = new DebtorStory().standing();
    // 29 November 2026 is a Sunday; 25 October 2026 is one of 25 hours, 28 March 2027 one of 23.
    for (String sunday : List.of("2026-11-29", "2026-10-25", "2027-03-28")) {
      Instant start = LocalDate.parse(sunday).atStartOfDay(AMSTERDAM).toInstant();
      Instant end = LocalDate.parse(sunday).plusDays(1).atStartOfDay(AMSTERDAM).toInstant();
      assertAllowed(book, standing, Channel.LETTER, start.minusNanos(1));
      assertThat(excluded(book, standing, Channel.LETTER, start).until()).isEqualTo(end);
      excluded(book, standing, Channel.LETTER, end.minusNanos(1));
      assertAllowed(book, standing, Channel.LETTER, end);
    }
  }

  @Test
  void holidays_of_the_calendar_and_decreed_days_are_closed_and_those_excepted_are_not() {
    LocalDate kingsDay = LocalDate.of(2026, 4, 27);
    LocalDate fifthOfMay = LocalDate.of(2026, 5, 5);
    HolidayCalendar holidays =
        new HolidayCalendar() {
          @Override
          public boolean isHoliday(LocalDate date) {
            return date.equals(kingsDay) || date.equals(fifthOfMay);
          }

          @Override
          public boolean isHolidayOtherThan(Set<String> names, LocalDate date) {
            return date.equals(kingsDay)
                || (date.equals(fifthOfMay) && !names.contains("LIBERATION"));
          }

          @Override
          public boolean isNamed(String name, LocalDate date) {
            return date.equals(fifthOfMay) && name.equals("LIBERATION");
          }
        };
    ClosedHolidays rule = new ClosedHolidays(header("holidays"), Set.of(), Set.of("LIBERATION"));
    Standing standing = new DebtorStory().standing();
    RuleBook book =
        HandMadeBooks.of(
            holidays,
            rule,
            new ClosedDates(header("decreed"), Set.of(), Set.of(LocalDate.of(2024, 5, 10))));
    excluded(book, standing, Channel.PHONE, amsterdam("2026-04-27T00:00:00"));
    excluded(book, standing, Channel.PHONE, amsterdam("2026-04-27T23:59:59"));
    assertAllowed(book, standing, Channel.PHONE, amsterdam("2026-04-28T00:00:00"));
    excluded(book, standing, Channel.PHONE, amsterdam("2024-05-10T12:00:00"));
    assertAllowed(book, standing, Channel.PHONE, amsterdam("2026-05-10T12:00:00"));
    assertAllowed(book, standing, Channel.PHONE, amsterdam("2026-05-05T12:00:00"));
    RuleBook withFifthOfMay =
        HandMadeBooks.of(
            holidays, rule, new ClosedHoliday(header("fifth"), Set.of(), "LIBERATION"));
    assertThat(excluded(withFifthOfMay, standing, Channel.PHONE, amsterdam("2026-05-05T12:00:00")))
        .isEqualTo(
            new Verdict.Excluded(
                new RuleId("test.fifth"), "because of fifth", amsterdam("2026-05-06T00:00:00")));
  }

  @Test
  void a_debtor_of_unknown_zone_is_contacted_only_when_every_zone_of_the_pack_permits_it() {
    RulePack pack =
        HandMadeBooks.pack(
            List.of(ZoneId.of("America/New_York"), ZoneId.of("America/Los_Angeles")),
            SEVEN_TO_EIGHT,
            SUNDAYS);
    RuleBook book = new RuleBook(pack, HolidayCalendar.none(), ClientSettings.defaults());
    Standing standing = new DebtorStory().livingIn(null).standing();
    // Wednesday 25 November 2026: 07:00 in Los Angeles is 15:00 UTC, 20:00 in New York is 01:00
    // UTC.
    assertThat(
            excluded(book, standing, Channel.PHONE, Instant.parse("2026-11-25T14:59:59Z")).until())
        .isEqualTo(Instant.parse("2026-11-25T15:00:00Z"));
    assertAllowed(book, standing, Channel.PHONE, Instant.parse("2026-11-25T15:00:00Z"));
    assertAllowed(book, standing, Channel.PHONE, Instant.parse("2026-11-26T00:59:59Z"));
    excluded(book, standing, Channel.PHONE, Instant.parse("2026-11-26T01:00:00Z"));
    // Known, only its own zone counts: 07:00 in New York is 12:00 UTC.
    Standing known = new DebtorStory().livingIn(ZoneId.of("America/New_York")).standing();
    assertAllowed(book, known, Channel.PHONE, Instant.parse("2026-11-25T12:00:00Z"));
  }

  @Test
  void without_zones_in_the_pack_an_unknown_zone_is_the_clients() {
    RuleBook book =
        new RuleBook(
            HandMadeBooks.pack(List.of(), SEVEN_TO_EIGHT),
            HolidayCalendar.none(),
            ClientSettings.defaults());
    Standing standing =
        new DebtorStory().livingIn(null).ofClientIn(ZoneId.of("Europe/Lisbon")).standing();
    excluded(book, standing, Channel.PHONE, Instant.parse("2026-11-25T06:59:59Z"));
    assertAllowed(book, standing, Channel.PHONE, Instant.parse("2026-11-25T07:00:00Z"));
  }

  @Test
  void a_rule_counts_from_its_first_day_to_the_day_before_it_ends_and_until_says_so() {
    RuleHeader dated =
        new RuleHeader(
            new RuleId("test.sundays"),
            "a decree",
            new RuleHeader.InForce(LocalDate.of(2026, 11, 29), LocalDate.of(2026, 12, 13)),
            null,
            RuleHeader.Source.READ,
            RuleHeader.Setting.FIXED);
    RuleBook book = HandMadeBooks.of(SUNDAYS.withHeader(dated), SEVEN_TO_EIGHT);
    Standing standing = new DebtorStory().standing();
    assertAllowed(book, standing, Channel.PHONE, amsterdam("2026-11-22T12:00:00"));
    excluded(book, standing, Channel.PHONE, amsterdam("2026-11-29T12:00:00"));
    excluded(book, standing, Channel.PHONE, amsterdam("2026-12-06T12:00:00"));
    assertAllowed(book, standing, Channel.PHONE, amsterdam("2026-12-13T12:00:00"));
    // A cap of none is lifted with the last day, so that is how long it stands in the way.
    RuleBook closed = HandMadeBooks.of(new RollingCap(dated, Set.of(), 0, Duration.ofDays(7)));
    assertThat(excluded(closed, standing, Channel.PHONE, amsterdam("2026-11-30T12:00:00")).until())
        .isEqualTo(amsterdam("2026-12-13T00:00:00"));
  }

  @Test
  void a_rule_for_third_parties_binds_a_client_that_does_not_say_which_it_is() {
    RuleHeader thirdParties =
        new RuleHeader(
            new RuleId("test.sundays"),
            "an act on collecting for others",
            new RuleHeader.InForce(LocalDate.of(2024, 4, 1), null),
            Party.THIRD,
            RuleHeader.Source.READ,
            RuleHeader.Setting.FIXED);
    RuleBook book = HandMadeBooks.of(SUNDAYS.withHeader(thirdParties));
    Instant sunday = amsterdam("2026-11-29T12:00:00");
    excluded(book, new DebtorStory().ofParty(Party.THIRD).standing(), Channel.PHONE, sunday);
    excluded(book, new DebtorStory().ofParty(null).standing(), Channel.PHONE, sunday);
    assertAllowed(book, new DebtorStory().ofParty(Party.FIRST).standing(), Channel.PHONE, sunday);
  }

  @Test
  void a_rule_that_is_switched_off_does_not_count_and_the_version_says_so() {
    RuleHeader switchable =
        new RuleHeader(
            new RuleId("test.sundays"),
            "custom",
            new RuleHeader.InForce(LocalDate.of(2024, 4, 1), null),
            null,
            RuleHeader.Source.MEMORY,
            RuleHeader.Setting.ON);
    RulePack pack = HandMadeBooks.pack(List.of(AMSTERDAM), SUNDAYS.withHeader(switchable));
    Instant sunday = amsterdam("2026-11-29T12:00:00");
    Standing standing = new DebtorStory().standing();
    RuleBook on = new RuleBook(pack, HolidayCalendar.none(), ClientSettings.defaults());
    excluded(on, standing, Channel.PHONE, sunday);
    assertThat(on.version()).isEqualTo("test-1");
    RuleBook off =
        new RuleBook(
            pack.switched(Map.of(new RuleId("test.sundays"), false)),
            HolidayCalendar.none(),
            ClientSettings.defaults());
    assertAllowed(off, standing, Channel.PHONE, sunday);
    assertThat(off.version()).isEqualTo("test-1+off:test.sundays");
  }
}
