package org.gelegen.model.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gelegen.model.rules.HandMadeBooks.assertAllowed;
import static org.gelegen.model.rules.HandMadeBooks.excluded;
import static org.gelegen.model.rules.HandMadeBooks.header;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.settings.ClientSettings;
import org.junit.jupiter.api.Test;

/** What is counted in whole local days: calls on days in a row, and days after a conversation. */
class CallCapsTest {
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  private static final Set<Channel> CALLS = Set.of(Channel.PHONE, Channel.IVR);
  private static final RuleBook SEVEN_IN_SEVEN =
      HandMadeBooks.of(new ConsecutiveDaysCap(header("calls"), CALLS, 7, 7, CountedPer.CASE));
  private static final RuleBook AFTER =
      HandMadeBooks.of(new AfterConversation(header("after"), CALLS, 7, CountedPer.CASE));

  /** The moment at which clocks in Chicago show {@code local}. */
  private static Instant chicago(String local) {
    return LocalDateTime.parse(local).atZone(CHICAGO).toInstant();
  }

  private static DebtorStory story() {
    return new DebtorStory().livingIn(CHICAGO);
  }

  private static DebtorStory called(DebtorStory story, String... locals) {
    for (String local : locals) {
      story.contacted(Channel.PHONE, chicago(local).toString());
    }
    return story;
  }

  @Test
  void the_eighth_call_may_be_on_the_seventh_day_after_the_first_from_its_midnight_on() {
    DebtorStory story =
        called(
            story(),
            "2026-06-01T20:00:00",
            "2026-06-02T10:00:00",
            "2026-06-03T10:00:00",
            "2026-06-04T10:00:00",
            "2026-06-05T10:00:00",
            "2026-06-06T10:00:00");
    assertAllowed(SEVEN_IN_SEVEN, story.standing(), Channel.PHONE, chicago("2026-06-07T10:00:00"));
    called(story, "2026-06-06T15:00:00");
    assertThat(
            excluded(SEVEN_IN_SEVEN, story.standing(), Channel.IVR, chicago("2026-06-07T23:59:59"))
                .until())
        .isEqualTo(chicago("2026-06-08T00:00:00"));
    assertAllowed(SEVEN_IN_SEVEN, story.standing(), Channel.IVR, chicago("2026-06-08T00:00:00"));
    assertAllowed(SEVEN_IN_SEVEN, story.standing(), Channel.EMAIL, chicago("2026-06-07T10:00:00"));
  }

  @Test
  void days_in_a_row_are_counted_on_the_clock_also_when_one_has_25_hours() {
    // 1 November 2026 has 25 hours in Chicago: from the first minute of 31 October to the last of
    // 6 November there are more than 168 hours, and they are 7 days in a row.
    ConsecutiveDaysCap cap =
        new ConsecutiveDaysCap(header("calls"), CALLS, 1, 7, CountedPer.DEBTOR);
    RuleBook book = HandMadeBooks.of(cap);
    Standing standing = called(story(), "2026-10-31T00:10:00").standing();
    excluded(book, standing, Channel.PHONE, chicago("2026-11-06T23:59:59"));
    assertAllowed(book, standing, Channel.PHONE, chicago("2026-11-07T00:00:00"));
  }

  @Test
  void calls_that_are_planned_count_before_and_after_and_inbound_ones_and_other_cases_do_not() {
    DebtorStory story =
        story()
            .contact(Channel.PHONE, "2026-06-03T15:00:00Z", Direction.INBOUND)
            .contactAbout(
                new CaseId("c-2"), Channel.PHONE, "2026-06-03T16:00:00Z", Direction.OUTBOUND);
    ConsecutiveDaysCap cap = new ConsecutiveDaysCap(header("calls"), CALLS, 1, 7, CountedPer.CASE);
    RuleBook book = HandMadeBooks.of(cap);
    assertAllowed(book, story.standing(), Channel.PHONE, chicago("2026-06-04T10:00:00"));
    story.planned(Channel.IVR, chicago("2026-06-10T10:00:00").toString());
    assertAllowed(book, story.standing(), Channel.PHONE, chicago("2026-06-03T23:59:59"));
    excluded(book, story.standing(), Channel.PHONE, chicago("2026-06-04T00:00:00"));
    excluded(book, story.standing(), Channel.PHONE, chicago("2026-06-16T23:59:59"));
    assertAllowed(book, story.standing(), Channel.PHONE, chicago("2026-06-17T00:00:00"));
  }

  @Test
  void the_day_of_a_conversation_is_the_first_of_seven_without_calls() {
    DebtorStory story = called(story(), "2026-06-01T10:00:00");
    assertAllowed(AFTER, story.standing(), Channel.PHONE, chicago("2026-06-01T11:00:00"));
    story.then(OutcomeResult.RIGHT_PARTY, chicago("2026-06-01T10:04:00").toString(), null);
    assertThat(
            excluded(AFTER, story.standing(), Channel.PHONE, chicago("2026-06-01T11:00:00"))
                .until())
        .isEqualTo(chicago("2026-06-08T00:00:00"));
    excluded(AFTER, story.standing(), Channel.IVR, chicago("2026-06-07T23:59:59"));
    assertAllowed(AFTER, story.standing(), Channel.PHONE, chicago("2026-06-08T00:00:00"));
    assertAllowed(AFTER, story.standing(), Channel.LETTER, chicago("2026-06-02T11:00:00"));
  }

  @Test
  void who_calls_us_has_had_a_conversation_and_who_writes_to_us_or_did_not_answer_has_not() {
    DebtorStory called = story().contact(Channel.PHONE, "2026-06-01T15:00:00Z", Direction.INBOUND);
    excluded(AFTER, called.standing(), Channel.PHONE, chicago("2026-06-07T23:59:59"));
    assertAllowed(AFTER, called.standing(), Channel.PHONE, chicago("2026-06-08T00:00:00"));
    DebtorStory wrote = story().contact(Channel.SMS, "2026-06-01T15:00:00Z", Direction.INBOUND);
    assertAllowed(AFTER, wrote.standing(), Channel.PHONE, chicago("2026-06-02T10:00:00"));
    DebtorStory missed =
        called(story(), "2026-06-01T10:00:00")
            .then(OutcomeResult.VOICEMAIL, chicago("2026-06-01T10:01:00").toString(), null);
    assertAllowed(AFTER, missed.standing(), Channel.PHONE, chicago("2026-06-02T10:00:00"));
  }

  @Test
  void who_complains_or_opts_out_in_a_call_was_spoken_to_and_who_does_in_writing_was_not() {
    for (OutcomeResult harm : List.of(OutcomeResult.COMPLAINT, OutcomeResult.OPT_OUT)) {
      DebtorStory called =
          called(story(), "2026-06-01T10:00:00")
              .then(harm, chicago("2026-06-01T10:04:00").toString(), null);
      excluded(AFTER, called.standing(), Channel.PHONE, chicago("2026-06-07T23:59:59"));
      assertAllowed(AFTER, called.standing(), Channel.PHONE, chicago("2026-06-08T00:00:00"));
      DebtorStory written =
          story()
              .contacted(Channel.SMS, chicago("2026-06-01T10:00:00").toString())
              .then(harm, chicago("2026-06-01T10:04:00").toString(), null);
      assertAllowed(AFTER, written.standing(), Channel.PHONE, chicago("2026-06-02T10:00:00"));
    }
  }

  @Test
  void a_conversation_about_one_case_leaves_the_others_open() {
    DebtorStory story =
        story()
            .contactAbout(
                new CaseId("c-2"), Channel.PHONE, "2026-06-01T15:00:00Z", Direction.INBOUND);
    assertAllowed(AFTER, story.standing(), Channel.PHONE, chicago("2026-06-02T10:00:00"));
    RuleBook all =
        HandMadeBooks.of(new AfterConversation(header("after"), CALLS, 7, CountedPer.DEBTOR));
    excluded(all, story.standing(), Channel.PHONE, chicago("2026-06-02T10:00:00"));
  }

  @Test
  void a_call_that_the_debtor_asked_for_within_seven_days_is_not_held_back() {
    DebtorStory story =
        called(story(), "2026-06-01T10:00:00")
            .then(
                OutcomeResult.CALLBACK_REQUEST,
                chicago("2026-06-01T10:04:00").toString(),
                chicago("2026-06-04T15:30:00").toString());
    excluded(AFTER, story.standing(), Channel.PHONE, chicago("2026-06-04T14:59:59"));
    assertAllowed(AFTER, story.standing(), Channel.PHONE, chicago("2026-06-04T15:00:00"));
    assertAllowed(AFTER, story.standing(), Channel.PHONE, chicago("2026-06-04T15:59:59"));
    excluded(AFTER, story.standing(), Channel.PHONE, chicago("2026-06-04T16:00:00"));
    ConsecutiveDaysCap cap = new ConsecutiveDaysCap(header("calls"), CALLS, 1, 7, CountedPer.CASE);
    RuleBook book = HandMadeBooks.of(cap);
    excluded(book, story.standing(), Channel.PHONE, chicago("2026-06-04T14:59:59"));
    assertAllowed(book, story.standing(), Channel.PHONE, chicago("2026-06-04T15:00:00"));
  }

  @Test
  void a_consent_is_old_on_the_eighth_day() {
    for (String day : List.of("2026-06-07", "2026-06-08")) {
      DebtorStory story =
          called(story(), "2026-06-01T10:00:00")
              .then(
                  OutcomeResult.CALLBACK_REQUEST,
                  chicago("2026-06-01T10:04:00").toString(),
                  chicago(day + "T15:00:00").toString())
              .contact(Channel.PHONE, chicago("2026-06-05T09:00:00").toString(), Direction.INBOUND);
      if (day.equals("2026-06-07")) {
        assertAllowed(AFTER, story.standing(), Channel.PHONE, chicago(day + "T15:00:00"));
      } else {
        excluded(AFTER, story.standing(), Channel.PHONE, chicago(day + "T15:00:00"));
      }
    }
  }

  @Test
  void where_the_zone_is_unknown_a_conversation_closes_until_midnight_in_every_zone() {
    RulePack pack =
        HandMadeBooks.pack(
            List.of(ZoneId.of("America/New_York"), ZoneId.of("Pacific/Honolulu")),
            new AfterConversation(header("after"), CALLS, 7, CountedPer.CASE));
    RuleBook book = new RuleBook(pack, HolidayCalendar.none(), ClientSettings.defaults());
    Standing standing =
        new DebtorStory()
            .livingIn(null)
            .contact(Channel.PHONE, "2026-06-01T20:00:00Z", Direction.INBOUND)
            .standing();
    // Midnight before 8 June is 04:00 UTC in New York and 10:00 UTC in Honolulu.
    excluded(book, standing, Channel.PHONE, Instant.parse("2026-06-08T09:59:59Z"));
    assertAllowed(book, standing, Channel.PHONE, Instant.parse("2026-06-08T10:00:00Z"));
  }

  @Test
  void what_cannot_be_counted_is_refused() {
    assertThatThrownBy(() -> new ConsecutiveDaysCap(header("calls"), CALLS, 0, 7, CountedPer.CASE))
        .hasMessage("contacts must be from 1 to 64 but is 0");
    assertThatThrownBy(() -> new ConsecutiveDaysCap(header("calls"), CALLS, 7, 31, CountedPer.CASE))
        .hasMessage("days must be from 1 to 30 but is 31");
    assertThatThrownBy(() -> new AfterConversation(header("after"), CALLS, 0, CountedPer.CASE))
        .hasMessage("days must be from 1 to 30 but is 0");
  }
}
