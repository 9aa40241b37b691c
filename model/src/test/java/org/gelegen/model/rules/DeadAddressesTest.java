package org.gelegen.model.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gelegen.model.rules.HandMadeBooks.amsterdam;
import static org.gelegen.model.rules.HandMadeBooks.assertAllowed;
import static org.gelegen.model.rules.HandMadeBooks.excluded;
import static org.gelegen.model.rules.HandMadeBooks.header;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.OutcomeResult;
import org.junit.jupiter.api.Test;

class DeadAddressesTest {
  private static final Instant NOON = amsterdam("2026-11-25T12:00:00");
  private static final RuleBook BOOK =
      HandMadeBooks.of(
          new DeadAddresses(header("dead"), 1, 3, 2, Duration.ofDays(180)),
          new StatedChoice(header("choice"), List.of()));

  private static void assertClosed(DebtorStory story, Channel channel) {
    // For half a year, which is longer than anybody looks ahead.
    assertThat(excluded(BOOK, story.standing(), channel, NOON))
        .isEqualTo(new Verdict.Excluded(new RuleId("test.dead"), "because of dead", null));
  }

  private static void assertOpen(DebtorStory story, Channel channel) {
    assertAllowed(BOOK, story.standing(), channel, NOON);
  }

  private static DebtorStory contacted(
      DebtorStory story, Channel channel, int day, OutcomeResult result) {
    String date = "2026-11-%02d".formatted(day);
    return story.contacted(channel, date + "T09:00:00Z").then(result, date + "T09:05:00Z", null);
  }

  @Test
  void what_bounced_once_closes_its_channel_and_no_other() {
    DebtorStory story = contacted(new DebtorStory(), Channel.EMAIL, 10, OutcomeResult.BOUNCED);
    assertClosed(story, Channel.EMAIL);
    assertOpen(story, Channel.SMS);
  }

  @Test
  void another_address_opens_the_channel_and_the_same_once_more_does_not() {
    DebtorStory story = contacted(new DebtorStory(), Channel.EMAIL, 10, OutcomeResult.BOUNCED);
    story.restatedAt("2026-11-11T09:00:00Z");
    assertClosed(story, Channel.EMAIL);
    story.reachedAt(Channel.EMAIL, "new@example.org", null).restatedAt("2026-11-12T09:00:00Z");
    assertOpen(story, Channel.EMAIL);
  }

  @Test
  void what_comes_back_from_the_address_before_says_nothing_of_the_new_one() {
    DebtorStory story =
        new DebtorStory()
            .restatedAt("2026-11-01T09:00:00Z")
            .contacted(Channel.LETTER, "2026-11-10T09:00:00Z");
    story.reachedAt(Channel.LETTER, "Nieuwstraat 2", null).restatedAt("2026-11-12T09:00:00Z");
    story.then(OutcomeResult.BOUNCED, "2026-11-15T09:00:00Z", null);
    assertOpen(story, Channel.LETTER);
    contacted(story, Channel.LETTER, 16, OutcomeResult.BOUNCED);
    assertClosed(story, Channel.LETTER);
  }

  @Test
  void three_failures_in_a_row_close_a_channel_and_a_delivery_in_between_starts_the_count_anew() {
    DebtorStory story = new DebtorStory();
    contacted(story, Channel.SMS, 1, OutcomeResult.FAILED);
    contacted(story, Channel.SMS, 2, OutcomeResult.FAILED);
    assertOpen(story, Channel.SMS);
    contacted(story, Channel.SMS, 3, OutcomeResult.DELIVERED);
    contacted(story, Channel.SMS, 4, OutcomeResult.FAILED);
    contacted(story, Channel.SMS, 5, OutcomeResult.FAILED);
    assertOpen(story, Channel.SMS);
    contacted(story, Channel.SMS, 6, OutcomeResult.FAILED);
    assertClosed(story, Channel.SMS);
  }

  @Test
  void a_number_that_somebody_else_answers_twice_is_not_called_until_the_debtor_answers() {
    DebtorStory story = new DebtorStory();
    contacted(story, Channel.PHONE, 1, OutcomeResult.WRONG_PARTY);
    contacted(story, Channel.PHONE, 2, OutcomeResult.NO_ANSWER);
    assertOpen(story, Channel.PHONE);
    contacted(story, Channel.PHONE, 3, OutcomeResult.WRONG_PARTY);
    assertClosed(story, Channel.PHONE);
    // The debtor calls us from that number.
    story.contact(Channel.PHONE, "2026-11-04T09:00:00Z", Direction.INBOUND);
    assertOpen(story, Channel.PHONE);
    contacted(story, Channel.PHONE, 5, OutcomeResult.WRONG_PARTY);
    contacted(story, Channel.PHONE, 6, OutcomeResult.RIGHT_PARTY);
    contacted(story, Channel.PHONE, 7, OutcomeResult.WRONG_PARTY);
    assertOpen(story, Channel.PHONE);
  }

  @Test
  void a_wrong_number_is_wrong_over_every_channel_that_has_it() {
    DebtorStory story =
        new DebtorStory()
            .reachedAt(Channel.PHONE, "+31 6 1234 5678", null)
            .reachedAt(Channel.SMS, "+31612345678", null)
            .reachedAt(Channel.IVR, "+31201234567", null);
    contacted(story, Channel.PHONE, 1, OutcomeResult.WRONG_PARTY);
    contacted(story, Channel.PHONE, 2, OutcomeResult.WRONG_PARTY);
    assertClosed(story, Channel.PHONE);
    assertClosed(story, Channel.SMS);
    assertOpen(story, Channel.IVR);
  }

  @Test
  void after_half_a_year_it_is_tried_once_more_and_one_more_fault_closes_it_again() {
    DebtorStory story = contacted(new DebtorStory(), Channel.EMAIL, 10, OutcomeResult.BOUNCED);
    // 2026-11-10T09:05Z and 180 days.
    Instant until = Instant.parse("2027-05-09T09:05:00Z");
    assertThat(
            excluded(BOOK, story.standing(), Channel.EMAIL, until.minus(Duration.ofDays(1)))
                .until())
        .isEqualTo(until);
    assertAllowed(BOOK, story.standing(), Channel.EMAIL, until);
    story
        .contacted(Channel.EMAIL, "2027-05-10T09:00:00Z")
        .then(OutcomeResult.BOUNCED, "2027-05-10T09:05:00Z", null);
    assertThat(
            excluded(BOOK, story.standing(), Channel.EMAIL, Instant.parse("2027-05-11T09:00:00Z")))
        .isNotNull();
  }

  @Test
  void a_choice_of_a_dead_address_no_longer_binds() {
    DebtorStory story = new DebtorStory().preferring(Channel.EMAIL);
    assertThat(excluded(BOOK, story.standing(), Channel.SMS, NOON).rule().value())
        .isEqualTo("test.choice");
    contacted(story, Channel.EMAIL, 10, OutcomeResult.BOUNCED);
    assertOpen(story, Channel.SMS);
  }

  @Test
  void a_contact_that_reached_nobody_does_not_count_against_a_cap() {
    RuleBook cap = HandMadeBooks.of(new DailyCap(header("cap"), Channels.ALL, 1));
    DebtorStory story = contacted(new DebtorStory(), Channel.PHONE, 25, OutcomeResult.WRONG_PARTY);
    assertThat(excluded(cap, story.standing(), Channel.SMS, NOON).rule().value())
        .isEqualTo("test.cap");
    DebtorStory returned = contacted(new DebtorStory(), Channel.EMAIL, 25, OutcomeResult.BOUNCED);
    assertAllowed(cap, returned.standing(), Channel.SMS, NOON);
  }

  @Test
  void a_count_must_be_at_least_one() {
    assertThatThrownBy(() -> new DeadAddresses(header("dead"), 1, 0, 2, Duration.ofDays(180)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("failures must be at least 1 but is 0");
  }
}
