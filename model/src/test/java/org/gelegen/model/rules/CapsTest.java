package org.gelegen.model.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gelegen.model.rules.HandMadeBooks.amsterdam;
import static org.gelegen.model.rules.HandMadeBooks.assertAllowed;
import static org.gelegen.model.rules.HandMadeBooks.excluded;
import static org.gelegen.model.rules.HandMadeBooks.header;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.settings.ClientSettings;
import org.junit.jupiter.api.Test;

class CapsTest {
  private static final Duration WEEK = Duration.ofDays(7);

  private static RuleBook rolling(int contacts, Channel... channels) {
    return HandMadeBooks.of(new RollingCap(header("cap"), Set.of(channels), contacts, WEEK));
  }

  private static RuleBook daily(int contacts) {
    return HandMadeBooks.of(new DailyCap(header("cap"), Set.of(), contacts));
  }

  @Test
  void the_fourth_contact_may_be_exactly_seven_days_after_the_first_and_not_a_nanosecond_earlier() {
    Standing standing =
        new DebtorStory()
            .contacted(Channel.EMAIL, "2026-11-16T10:00:00Z")
            .contacted(Channel.PHONE, "2026-11-18T10:00:00Z")
            .contacted(Channel.SMS, "2026-11-20T10:00:00Z")
            .standing();
    RuleBook book = rolling(3);
    Instant reopens = Instant.parse("2026-11-23T10:00:00Z");
    assertThat(excluded(book, standing, Channel.LETTER, reopens.minusNanos(1)).until())
        .isEqualTo(reopens);
    assertAllowed(book, standing, Channel.LETTER, reopens);
  }

  @Test
  void seven_days_are_168_hours_also_across_a_clock_change() {
    Standing standing =
        new DebtorStory().contacted(Channel.EMAIL, "2026-10-20T10:00:00Z").standing();
    RuleBook book = rolling(1);
    // 12:00 on the clock in Amsterdam then, 11:00 on it 168 hours later.
    excluded(book, standing, Channel.EMAIL, amsterdam("2026-10-27T10:59:59"));
    assertAllowed(book, standing, Channel.EMAIL, amsterdam("2026-10-27T11:00:00"));
  }

  @Test
  void a_contact_planned_for_later_counts_for_what_comes_before_it() {
    Standing standing = new DebtorStory().planned(Channel.PHONE, "2026-11-26T10:00:00Z").standing();
    RuleBook book = rolling(1);
    assertAllowed(book, standing, Channel.EMAIL, Instant.parse("2026-11-19T10:00:00Z"));
    assertThat(
            excluded(book, standing, Channel.EMAIL, Instant.parse("2026-11-25T10:00:00Z")).until())
        .isEqualTo(Instant.parse("2026-12-03T10:00:00Z"));
    excluded(book, standing, Channel.EMAIL, Instant.parse("2026-11-19T10:00:00Z").plusNanos(1));
    assertAllowed(book, standing, Channel.EMAIL, Instant.parse("2026-12-03T10:00:00Z"));
  }

  @Test
  void made_and_pending_contacts_together_fill_a_window_that_reaches_both_ways() {
    Standing standing =
        new DebtorStory()
            .contacted(Channel.EMAIL, "2026-11-20T10:00:00Z")
            .planned(Channel.PHONE, "2026-11-26T10:00:00Z")
            .standing();
    RuleBook book = rolling(2);
    // With a third at t, all three lie less than 7 days apart for t after 19 November 10:00, that
    // is
    // 26 - 7, and before 27 November 10:00, that is 20 + 7.
    assertAllowed(book, standing, Channel.SMS, Instant.parse("2026-11-19T10:00:00Z"));
    excluded(book, standing, Channel.SMS, Instant.parse("2026-11-19T10:00:00.000000001Z"));
    excluded(book, standing, Channel.SMS, Instant.parse("2026-11-23T10:00:00Z"));
    excluded(book, standing, Channel.SMS, Instant.parse("2026-11-27T09:59:59.999999999Z"));
    assertAllowed(book, standing, Channel.SMS, Instant.parse("2026-11-27T10:00:00Z"));
  }

  @Test
  void contacts_that_no_window_holds_together_leave_the_time_between_them_open() {
    Standing standing =
        new DebtorStory()
            .contacted(Channel.EMAIL, "2026-11-20T10:00:00Z")
            .planned(Channel.PHONE, "2026-11-28T10:00:00Z")
            .standing();
    // Eight days apart: a third in the middle makes two in a week with each, not three with both.
    assertAllowed(rolling(2), standing, Channel.SMS, Instant.parse("2026-11-24T10:00:00Z"));
    excluded(rolling(1), standing, Channel.SMS, Instant.parse("2026-11-24T10:00:00Z"));
  }

  @Test
  void a_contact_that_is_both_made_and_pending_counts_once() {
    Standing standing =
        new DebtorStory()
            .contacted(Channel.EMAIL, "2026-11-24T10:00:00Z")
            .planned(Channel.EMAIL, "2026-11-24T10:00:00Z", "k-1")
            .standing();
    assertAllowed(rolling(2), standing, Channel.SMS, Instant.parse("2026-11-25T10:00:00Z"));
    excluded(rolling(1), standing, Channel.SMS, Instant.parse("2026-11-25T10:00:00Z"));
  }

  @Test
  void contacts_in_which_the_debtor_came_to_us_never_count() {
    Standing standing =
        new DebtorStory()
            .contact(Channel.PHONE, "2026-11-25T09:00:00Z", Direction.INBOUND)
            .standing();
    assertAllowed(rolling(1), standing, Channel.PHONE, Instant.parse("2026-11-25T10:00:00Z"));
    assertAllowed(daily(1), standing, Channel.PHONE, Instant.parse("2026-11-25T10:00:00Z"));
  }

  @Test
  void a_cap_on_some_channels_counts_and_closes_only_those() {
    Standing standing =
        new DebtorStory()
            .contacted(Channel.EMAIL, "2026-11-24T10:00:00Z")
            .contacted(Channel.PHONE, "2026-11-24T11:00:00Z")
            .standing();
    RuleBook book = rolling(1, Channel.PHONE, Channel.IVR);
    excluded(book, standing, Channel.IVR, Instant.parse("2026-11-25T10:00:00Z"));
    assertAllowed(book, standing, Channel.EMAIL, Instant.parse("2026-11-25T10:00:00Z"));
  }

  @Test
  void a_day_ends_at_midnight_where_the_debtor_lives_also_when_it_has_25_hours() {
    // 00:30 and 23:30 on 25 October in Amsterdam, before and after the clock change.
    Standing standing =
        new DebtorStory().contacted(Channel.EMAIL, "2026-10-24T22:30:00Z").standing();
    RuleBook book = daily(1);
    assertAllowed(book, standing, Channel.SMS, amsterdam("2026-10-24T23:59:59"));
    assertThat(excluded(book, standing, Channel.SMS, amsterdam("2026-10-25T00:00:00")).until())
        .isEqualTo(amsterdam("2026-10-26T00:00:00"));
    excluded(book, standing, Channel.SMS, Instant.parse("2026-10-25T22:30:00Z"));
    assertAllowed(book, standing, Channel.SMS, amsterdam("2026-10-26T00:00:00"));
  }

  @Test
  void a_planned_contact_fills_its_day_from_its_first_moment() {
    Standing standing = new DebtorStory().planned(Channel.SMS, "2026-11-25T18:00:00Z").standing();
    excluded(daily(1), standing, Channel.PHONE, amsterdam("2026-11-25T00:00:00"));
    assertAllowed(daily(2), standing, Channel.PHONE, amsterdam("2026-11-25T00:00:00"));
    assertAllowed(daily(1), standing, Channel.PHONE, amsterdam("2026-11-24T23:59:59"));
  }

  @Test
  void where_the_zone_is_unknown_a_day_counts_by_the_clocks_of_every_zone() {
    RulePack pack =
        HandMadeBooks.pack(
            List.of(ZoneId.of("America/New_York"), ZoneId.of("America/Los_Angeles")),
            new DailyCap(header("cap"), Set.of(), 1));
    RuleBook book = new RuleBook(pack, HolidayCalendar.none(), ClientSettings.defaults());
    // Noon UTC on 25 November: the 25th began at 05:00 UTC in New York and at 08:00 UTC in Los
    // Angeles, and ends there on the 26th at these hours.
    Standing standing =
        new DebtorStory().livingIn(null).contacted(Channel.SMS, "2026-11-25T12:00:00Z").standing();
    assertThat(excluded(book, standing, Channel.SMS, Instant.parse("2026-11-25T13:00:00Z")).until())
        .isEqualTo(Instant.parse("2026-11-26T08:00:00Z"));
    excluded(book, standing, Channel.SMS, Instant.parse("2026-11-26T07:59:59Z"));
    assertAllowed(book, standing, Channel.SMS, Instant.parse("2026-11-26T08:00:00Z"));
  }

  @Test
  void a_cap_of_none_allows_none_and_its_end_is_not_in_sight() {
    Standing standing = new DebtorStory().standing();
    assertThat(
            excluded(rolling(0), standing, Channel.SMS, amsterdam("2026-11-25T12:00:00")).until())
        .isNull();
    excluded(daily(0), standing, Channel.SMS, amsterdam("2026-11-25T12:00:00"));
  }

  @Test
  void a_window_longer_than_a_history_remembers_is_refused() {
    assertThatThrownBy(
            () -> new RollingCap(header("cap"), Set.of(), 3, Duration.ofDays(31).plusSeconds(1)))
        .hasMessage("within must be longer than nothing and at most P31D but is PT744H1S");
  }

  @Test
  void a_cap_larger_than_what_a_history_remembers_is_refused() {
    rolling(64);
    assertThatThrownBy(() -> rolling(65)).hasMessage("contacts must be from 0 to 64 but is 65");
    assertThatThrownBy(() -> rolling(-1)).hasMessage("contacts must be from 0 to 64 but is -1");
    assertThatThrownBy(() -> daily(65)).hasMessage("contacts must be from 0 to 64 but is 65");
  }

  @Test
  void three_contacts_fill_the_week_however_often_the_debtor_came_to_us_since() {
    DebtorStory story =
        new DebtorStory()
            .contacted(Channel.EMAIL, "2026-11-16T10:00:00Z")
            .contacted(Channel.PHONE, "2026-11-17T10:00:00Z")
            .contacted(Channel.SMS, "2026-11-18T10:00:00Z");
    for (int minute = 0; minute < 300; minute++) {
      Instant at = Instant.parse("2026-11-18T11:00:00Z").plusSeconds(60L * minute);
      story.contact(Channel.EMAIL, at.toString(), Direction.INBOUND);
    }
    RuleBook book = rolling(3);
    Instant reopens = Instant.parse("2026-11-23T10:00:00Z");
    excluded(book, story.standing(), Channel.LETTER, Instant.parse("2026-11-19T10:00:00Z"));
    excluded(book, story.standing(), Channel.LETTER, reopens.minusNanos(1));
    assertAllowed(book, story.standing(), Channel.LETTER, reopens);
  }

  @Test
  void a_cap_per_case_counts_the_contacts_about_that_case_and_those_about_none() {
    CaseId other = new CaseId("c-2");
    DebtorStory story =
        new DebtorStory()
            .contactAbout(other, Channel.EMAIL, "2026-11-16T10:00:00Z", Direction.OUTBOUND)
            .contactAbout(null, Channel.PHONE, "2026-11-18T10:00:00Z", Direction.OUTBOUND)
            .contacted(Channel.SMS, "2026-11-20T10:00:00Z");
    RollingCap cap =
        new RollingCap(header("cap"), Set.of(), 2, Duration.ofDays(7), CountedPer.CASE);
    RuleBook book = HandMadeBooks.of(cap);
    // About c-1: the second and the third. The stretch of the second ends on the 25th at 10:00.
    excluded(book, story.standing(), Channel.LETTER, Instant.parse("2026-11-25T09:59:59Z"));
    assertAllowed(book, story.standing(), Channel.LETTER, Instant.parse("2026-11-25T10:00:00Z"));
    // About another case, without one of c-1's: the second alone.
    RuleBook one = HandMadeBooks.of(new RollingCap(header("cap"), Set.of(), 2, WEEK));
    excluded(one, story.standing(), Channel.LETTER, Instant.parse("2026-11-23T10:00:00Z"));
  }

  @Test
  void a_contact_that_speaks_of_several_cases_counts_once_for_each_and_once_for_the_debtor() {
    CaseId second = new CaseId("c-2");
    CaseId third = new CaseId("c-3");
    DebtorStory story =
        new DebtorStory()
            .alsoOwing(second)
            .alsoOwing(third)
            .calledAbout("2026-11-20T10:00:00Z", List.of(second));
    Instant next = Instant.parse("2026-11-21T10:00:00Z");
    RuleBook perCase =
        HandMadeBooks.of(new RollingCap(header("cap"), Set.of(), 1, WEEK, CountedPer.CASE));
    excluded(perCase, story.standing(), Channel.LETTER, next);
    excluded(perCase, story.standing(second), Channel.LETTER, next);
    assertAllowed(perCase, story.standing(third), Channel.LETTER, next);
    assertAllowed(rolling(2), story.standing(second), Channel.LETTER, next);
    excluded(rolling(1), story.standing(third), Channel.LETTER, next);
  }

  @Test
  void a_call_that_the_debtor_asked_for_is_spared_in_its_hour_once_but_not_by_a_cap_per_case() {
    DebtorStory story =
        new DebtorStory()
            .contacted(Channel.PHONE, "2026-11-25T09:00:00Z")
            .then(OutcomeResult.CALLBACK_REQUEST, "2026-11-25T09:05:00Z", "2026-11-25T14:00:00Z");
    Instant agreed = Instant.parse("2026-11-25T14:30:00Z");
    for (RuleBook book : List.of(daily(1), rolling(1))) {
      assertAllowed(book, story.standing(), Channel.PHONE, agreed);
      excluded(book, story.standing(), Channel.SMS, agreed);
      excluded(book, story.standing(), Channel.PHONE, Instant.parse("2026-11-25T13:59:59Z"));
      excluded(book, story.standing(), Channel.PHONE, Instant.parse("2026-11-25T15:00:00Z"));
    }
    RuleBook perCase =
        HandMadeBooks.of(new RollingCap(header("cap"), Set.of(), 1, WEEK, CountedPer.CASE));
    excluded(perCase, story.standing(), Channel.PHONE, agreed);
    // Called as agreed, and nobody answered: that was it.
    story.contacted(Channel.PHONE, "2026-11-25T14:10:00Z");
    for (RuleBook book : List.of(daily(1), rolling(1))) {
      excluded(book, story.standing(), Channel.PHONE, agreed);
    }
  }
}
