package org.gelegen.model.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.model.rules.HandMadeBooks.amsterdam;
import static org.gelegen.model.rules.HandMadeBooks.assertAllowed;
import static org.gelegen.model.rules.HandMadeBooks.excluded;
import static org.gelegen.model.rules.HandMadeBooks.header;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.gelegen.model.courtesies.Courtesy;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.HoldKind;
import org.gelegen.model.portfolio.LocalWindow;
import org.gelegen.model.portfolio.Need;
import org.gelegen.model.portfolio.OutcomeResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DebtorRulesTest {
  private static final Instant NOON = amsterdam("2026-11-25T12:00:00");
  private static final RuleBook CHOICES =
      HandMadeBooks.of(
          new MissingAddresses(header("unreachable")),
          new RefusedChannels(header("refused")),
          new OptInChannels(header("opt-in"), Set.of(Channel.WHATSAPP)),
          new NeedOfDebtor(
              header("hearing"), Need.HARD_OF_HEARING, Set.of(Channel.PHONE, Channel.IVR), null),
          new NeedOfDebtor(
              header("vision"),
              Need.LOW_VISION,
              Set.of(Channel.LETTER),
              new NeedOfDebtor.Tried(Channel.PHONE, Duration.ofDays(31))),
          new Appointment(header("appointment")),
          new StatedChoice(header("choice"), List.of()),
          new InconvenientTimes(header("inconvenient")));

  private static String ruleAgainst(DebtorStory story, Channel channel, Instant at) {
    return excluded(CHOICES, story.standing(), channel, at).rule().value();
  }

  private static void assertOpen(DebtorStory story, Channel channel, Instant at) {
    assertAllowed(CHOICES, story.standing(), channel, at);
  }

  @Test
  void a_channel_without_address_is_unreachable() {
    assertThat(ruleAgainst(new DebtorStory().without(Channel.EMAIL), Channel.EMAIL, NOON))
        .isEqualTo("test.unreachable");
    assertThat(
            ruleAgainst(
                new DebtorStory().reachedAt(Channel.EMAIL, null, true), Channel.EMAIL, NOON))
        .isEqualTo("test.unreachable");
    assertOpen(new DebtorStory().without(Channel.EMAIL), Channel.SMS, NOON);
  }

  @Test
  void an_opt_out_closes_a_channel_until_a_newer_record_consents() {
    DebtorStory story =
        new DebtorStory()
            .contacted(Channel.EMAIL, "2026-11-01T09:00:00Z")
            .then(OutcomeResult.OPT_OUT, "2026-11-01T10:00:00Z", null);
    assertThat(excluded(CHOICES, story.standing(), Channel.EMAIL, NOON))
        .isEqualTo(new Verdict.Excluded(new RuleId("test.refused"), "because of refused", null));
    assertOpen(story, Channel.SMS, NOON);
    // The same record once more does not consent: the opt-out stands.
    story.restatedAt("2026-11-10T09:00:00Z");
    assertThat(ruleAgainst(story, Channel.EMAIL, NOON)).isEqualTo("test.refused");
    story.reachedAt(Channel.EMAIL, "d1@example.org", true).restatedAt("2026-11-11T09:00:00Z");
    assertOpen(story, Channel.EMAIL, NOON);
  }

  @Test
  void who_refuses_calls_refuses_recorded_calls_too_but_not_the_other_way_round() {
    DebtorStory noCalls = new DebtorStory().reachedAt(Channel.PHONE, "+31600000000", false);
    assertThat(ruleAgainst(noCalls, Channel.PHONE, NOON)).isEqualTo("test.refused");
    assertThat(ruleAgainst(noCalls, Channel.IVR, NOON)).isEqualTo("test.refused");
    DebtorStory noRobots = new DebtorStory().reachedAt(Channel.IVR, "+31600000000", false);
    assertOpen(noRobots, Channel.PHONE, NOON);
  }

  @Test
  void whatsapp_needs_an_opt_in() {
    assertOpen(
        new DebtorStory().reachedAt(Channel.WHATSAPP, "+31600000000", true),
        Channel.WHATSAPP,
        NOON);
    assertThat(
            ruleAgainst(
                new DebtorStory().reachedAt(Channel.WHATSAPP, "+31600000000", null),
                Channel.WHATSAPP,
                NOON))
        .isEqualTo("test.opt-in");
  }

  @Test
  void the_preferred_channel_binds() {
    DebtorStory story = new DebtorStory().preferring(Channel.EMAIL);
    assertOpen(story, Channel.EMAIL, NOON);
    for (Channel other : Channels.allBut(Channel.EMAIL)) {
      assertThat(ruleAgainst(story, other, NOON)).isEqualTo("test.choice");
    }
  }

  @Test
  void the_preferred_channel_no_longer_binds_without_address_refused_not_opted_in_or_unsuitable() {
    assertOpen(
        new DebtorStory().preferring(Channel.EMAIL).without(Channel.EMAIL), Channel.SMS, NOON);
    assertOpen(
        new DebtorStory()
            .preferring(Channel.EMAIL)
            .reachedAt(Channel.EMAIL, "a@example.org", false),
        Channel.SMS,
        NOON);
    assertOpen(
        new DebtorStory()
            .preferring(Channel.WHATSAPP)
            .reachedAt(Channel.WHATSAPP, "+31600000000", null),
        Channel.SMS,
        NOON);
    assertOpen(
        new DebtorStory().preferring(Channel.PHONE).needing(Need.HARD_OF_HEARING),
        Channel.SMS,
        NOON);
  }

  @Test
  void hours_do_not_release_the_preferred_channel() {
    RuleBook book =
        HandMadeBooks.of(
            new StatedChoice(header("choice"), List.of()),
            new ContactHours(
                header("hours"),
                Set.of(Channel.EMAIL),
                Set.of(),
                LocalTime.of(13, 0),
                LocalTime.of(14, 0)));
    Standing standing = new DebtorStory().preferring(Channel.EMAIL).standing();
    assertThat(excluded(book, standing, Channel.SMS, NOON).rule().value()).isEqualTo("test.choice");
    excluded(book, standing, Channel.EMAIL, NOON);
  }

  @Test
  void a_letter_reaches_a_debtor_who_sees_badly_for_31_days_after_a_call() {
    DebtorStory story = new DebtorStory().needing(Need.LOW_VISION);
    assertThat(ruleAgainst(story, Channel.LETTER, NOON)).isEqualTo("test.vision");
    story.contacted(Channel.PHONE, "2026-11-01T10:00:00Z");
    assertOpen(story, Channel.LETTER, Instant.parse("2026-11-01T10:00:00Z"));
    assertOpen(story, Channel.LETTER, Instant.parse("2026-12-02T09:59:59Z"));
    assertThat(ruleAgainst(story, Channel.LETTER, Instant.parse("2026-12-02T10:00:00Z")))
        .isEqualTo("test.vision");
  }

  @Test
  void a_letter_preferred_by_a_debtor_who_sees_badly_binds_while_letters_are_open() {
    DebtorStory story =
        new DebtorStory()
            .needing(Need.LOW_VISION)
            .preferring(Channel.LETTER)
            .contacted(Channel.PHONE, "2026-11-01T10:00:00Z");
    assertThat(ruleAgainst(story, Channel.PHONE, Instant.parse("2026-12-02T09:59:59Z")))
        .isEqualTo("test.choice");
    assertOpen(story, Channel.PHONE, Instant.parse("2026-12-02T10:00:00Z"));
  }

  @Test
  void inconvenient_times_are_closed_on_the_local_clock() {
    DebtorStory story =
        new DebtorStory()
            .notDuring(
                new LocalWindow(
                    Set.of(DayOfWeek.WEDNESDAY), LocalTime.of(9, 0), LocalTime.of(17, 0)));
    assertOpen(story, Channel.SMS, amsterdam("2026-11-25T08:59:59"));
    assertThat(ruleAgainst(story, Channel.SMS, amsterdam("2026-11-25T09:00:00")))
        .isEqualTo("test.inconvenient");
    assertThat(ruleAgainst(story, Channel.SMS, amsterdam("2026-11-25T16:59:59")))
        .isEqualTo("test.inconvenient");
    assertOpen(story, Channel.SMS, amsterdam("2026-11-25T17:00:00"));
    assertOpen(story, Channel.SMS, amsterdam("2026-11-26T12:00:00"));
  }

  @Test
  void inconvenient_times_may_run_over_midnight() {
    DebtorStory story =
        new DebtorStory()
            .notDuring(
                new LocalWindow(
                    Set.of(DayOfWeek.SATURDAY), LocalTime.of(22, 0), LocalTime.of(2, 30)));
    assertOpen(story, Channel.SMS, amsterdam("2026-10-24T21:59:59"));
    // From Saturday 22:00, that is 20:00 UTC, to half past two on Sunday, which comes twice: at
    // 00:30
    // UTC, and once more at 01:30 UTC after the clock went back at 01:00 UTC.
    assertThat(
            excluded(CHOICES, story.standing(), Channel.SMS, Instant.parse("2026-10-24T20:00:00Z"))
                .until())
        .isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    assertOpen(story, Channel.SMS, Instant.parse("2026-10-25T00:59:59Z"));
    assertThat(ruleAgainst(story, Channel.SMS, Instant.parse("2026-10-25T01:00:00Z")))
        .isEqualTo("test.inconvenient");
    assertOpen(story, Channel.SMS, Instant.parse("2026-10-25T01:30:00Z"));
  }

  @Test
  void an_appointment_leaves_the_debtor_in_peace_until_its_hour_and_then_only_calls() {
    DebtorStory story =
        new DebtorStory()
            .contacted(Channel.PHONE, "2026-11-24T09:00:00Z")
            .then(OutcomeResult.CALLBACK_REQUEST, "2026-11-24T09:05:00Z", "2026-11-27T13:30:00Z");
    // 14:30 in Amsterdam: its hour is 14:00 to 15:00.
    assertThat(excluded(CHOICES, story.standing(), Channel.PHONE, NOON).until())
        .isEqualTo(amsterdam("2026-11-27T14:00:00"));
    assertThat(ruleAgainst(story, Channel.PHONE, amsterdam("2026-11-27T13:59:59")))
        .isEqualTo("test.appointment");
    assertOpen(story, Channel.PHONE, amsterdam("2026-11-27T14:00:00"));
    assertThat(ruleAgainst(story, Channel.EMAIL, amsterdam("2026-11-27T14:59:59")))
        .isEqualTo("test.appointment");
    assertOpen(story, Channel.EMAIL, amsterdam("2026-11-27T15:00:00"));
  }

  @Test
  void the_call_of_an_appointment_outranks_the_preferred_channel_and_inconvenient_times() {
    DebtorStory story =
        new DebtorStory()
            .preferring(Channel.EMAIL)
            .notDuring(
                new LocalWindow(
                    Set.of(DayOfWeek.values()), LocalTime.of(9, 0), LocalTime.of(17, 0)))
            .contacted(Channel.PHONE, "2026-11-24T09:00:00Z")
            .then(OutcomeResult.CALLBACK_REQUEST, "2026-11-24T09:05:00Z", "2026-11-27T13:30:00Z");
    assertThat(ruleAgainst(story, Channel.PHONE, amsterdam("2026-11-27T13:59:59")))
        .isEqualTo("test.appointment");
    assertOpen(story, Channel.PHONE, amsterdam("2026-11-27T14:00:00"));
    assertOpen(story, Channel.PHONE, amsterdam("2026-11-27T14:59:59"));
    assertThat(ruleAgainst(story, Channel.PHONE, amsterdam("2026-11-27T15:00:00")))
        .isEqualTo("test.choice");
    assertThat(ruleAgainst(story, Channel.EMAIL, amsterdam("2026-11-27T16:00:00")))
        .isEqualTo("test.inconvenient");
    assertOpen(story, Channel.EMAIL, amsterdam("2026-11-27T17:00:00"));
  }

  @ParameterizedTest
  @EnumSource(CaseStatus.class)
  void only_an_open_case_may_be_the_reason_of_a_contact(CaseStatus status) {
    RuleBook book = HandMadeBooks.of(new ActionableCase(header("case")));
    DebtorStory story = new DebtorStory().withCase(status);
    for (Standing standing : List.of(story.standing(DebtorStory.CASE), story.standing(null))) {
      if (status == CaseStatus.OPEN) {
        assertAllowed(book, standing, Channel.EMAIL, NOON);
      } else {
        assertThat(excluded(book, standing, Channel.EMAIL, NOON).until()).isNull();
      }
    }
    excluded(book, story.standing(new CaseId("unknown")), Channel.EMAIL, NOON);
  }

  @Test
  void a_heads_up_is_for_the_time_before_the_due_date_where_the_debtor_lives() {
    RuleBook book = HandMadeBooks.of(new ActionableCase(header("case")));
    Standing dueThen = headsUp(new DebtorStory().withCaseDue("2026-11-27"));
    assertAllowed(book, dueThen, Channel.EMAIL, amsterdam("2026-11-26T23:59:59"));
    assertThat(excluded(book, dueThen, Channel.EMAIL, amsterdam("2026-11-27T00:00:00")).until())
        .isNull();
    excluded(book, headsUp(new DebtorStory()), Channel.EMAIL, NOON);
    excluded(
        book,
        headsUp(new DebtorStory().withCaseDue("2026-11-27").withCase(CaseStatus.POSTPONED)),
        Channel.EMAIL,
        NOON);
    // What asks for money may be about the case on either side of its due date.
    Standing asking = new DebtorStory().withCaseDue("2026-11-27").standing();
    assertAllowed(book, asking, Channel.EMAIL, amsterdam("2026-11-26T23:59:59"));
    assertAllowed(book, asking, Channel.EMAIL, amsterdam("2026-11-27T00:00:00"));
  }

  private static Standing headsUp(DebtorStory story) {
    Standing standing = story.standing();
    return new Standing(
        standing.client(),
        standing.history(),
        standing.caseId(),
        standing.pending(),
        Courtesy.HEADS_UP);
  }

  @Test
  void a_hold_closes_its_case_from_its_first_to_its_last_moment_and_a_general_one_every_case() {
    RuleBook book = HandMadeBooks.of(new Hold(header("dispute"), HoldKind.DISPUTE));
    String from = "2026-11-20T10:00:00Z";
    String until = "2026-11-30T10:00:00Z";
    Standing onCase = new DebtorStory().held(HoldKind.DISPUTE, "c-1", from, until).standing();
    assertAllowed(book, onCase, Channel.SMS, Instant.parse("2026-11-20T09:59:59Z"));
    assertThat(excluded(book, onCase, Channel.SMS, Instant.parse(from)).until())
        .isEqualTo(Instant.parse(until));
    excluded(book, onCase, Channel.SMS, Instant.parse("2026-11-30T09:59:59Z"));
    assertAllowed(book, onCase, Channel.SMS, Instant.parse(until));
    Standing onOther = new DebtorStory().held(HoldKind.DISPUTE, "c-2", from, until).standing();
    assertAllowed(book, onOther, Channel.SMS, NOON);
    Standing general = new DebtorStory().held(HoldKind.DISPUTE, null, from, null).standing();
    assertThat(excluded(book, general, Channel.SMS, NOON).until()).isNull();
    Standing otherKind = new DebtorStory().held(HoldKind.REVIEW, null, from, null).standing();
    assertAllowed(book, otherKind, Channel.SMS, NOON);
  }

  @Test
  void judging_tells_every_rule_in_the_way_and_when_all_are_out_of_it() {
    RuleBook book =
        HandMadeBooks.of(
            new Hold(header("dispute"), HoldKind.DISPUTE),
            new ContactHours(
                header("hours"), Set.of(), Set.of(), LocalTime.of(7, 0), LocalTime.of(20, 0)));
    Standing standing =
        new DebtorStory()
            .held(HoldKind.DISPUTE, null, "2026-11-20T10:00:00Z", "2026-11-26T21:00:00Z")
            .standing();
    assertThat(book.judgeAll(standing, Channel.SMS, amsterdam("2026-11-25T21:00:00")))
        .containsExactly(
            new Verdict.Excluded(
                new RuleId("test.dispute"),
                "because of dispute",
                Instant.parse("2026-11-26T21:00:00Z")),
            new Verdict.Excluded(
                new RuleId("test.hours"), "because of hours", amsterdam("2026-11-26T07:00:00")));
    // The hold ends on the 26th at 22:00 in Amsterdam, outside contact hours.
    assertThat(book.nextPermitted(standing, Channel.SMS, amsterdam("2026-11-25T21:00:00")))
        .contains(amsterdam("2026-11-27T07:00:00"));
    assertThat(book.nextPermitted(standing, Channel.SMS, amsterdam("2026-11-27T08:00:00")))
        .contains(amsterdam("2026-11-27T08:00:00"));
  }
}
