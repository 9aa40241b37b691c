package org.gelegen.model.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gelegen.model.rules.HandMadeBooks.amsterdam;
import static org.gelegen.model.rules.HandMadeBooks.assertAllowed;
import static org.gelegen.model.rules.HandMadeBooks.excluded;
import static org.gelegen.model.rules.HandMadeBooks.header;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.Need;
import org.junit.jupiter.api.Test;

/** Rules on how a debtor may be reached, and where it lives. */
class ReachRulesTest {
  private static final Instant NOON = amsterdam("2026-11-25T12:00:00");
  private static final RuleBook VOICE_FIRST =
      HandMadeBooks.of(
          new MissingAddresses(header("unreachable")),
          new RefusedChannels(header("refused")),
          new NeedOfDebtor(
              header("hearing"), Need.HARD_OF_HEARING, Set.of(Channel.PHONE, Channel.IVR), null),
          new VoiceFirst(header("voice-first"), Need.LOW_LITERACY, Duration.ofDays(31), List.of()),
          new StatedChoice(header("choice"), List.of()));
  private static final List<Channel> READ =
      List.of(Channel.SMS, Channel.WHATSAPP, Channel.EMAIL, Channel.LETTER, Channel.PORTAL);

  private static String ruleAgainst(DebtorStory story, Channel channel, Instant at) {
    return excluded(VOICE_FIRST, story.standing(), channel, at).rule().value();
  }

  @Test
  void who_reads_with_difficulty_is_written_to_only_within_31_days_after_a_call() {
    DebtorStory story = new DebtorStory().needing(Need.LOW_LITERACY);
    for (Channel channel : READ) {
      assertThat(ruleAgainst(story, channel, NOON)).isEqualTo("test.voice-first");
      assertAllowed(VOICE_FIRST, new DebtorStory().standing(), channel, NOON);
    }
    assertAllowed(VOICE_FIRST, story.standing(), Channel.PHONE, NOON);
    story.contacted(Channel.PHONE, "2026-11-01T10:00:00Z");
    for (Channel channel : READ) {
      assertAllowed(VOICE_FIRST, story.standing(), channel, Instant.parse("2026-12-02T09:59:59Z"));
      assertThat(ruleAgainst(story, channel, Instant.parse("2026-12-02T10:00:00Z")))
          .isEqualTo("test.voice-first");
    }
  }

  @Test
  void a_recorded_call_is_a_try_too_and_the_later_of_both_counts() {
    DebtorStory story =
        new DebtorStory()
            .needing(Need.LOW_LITERACY)
            .contacted(Channel.PHONE, "2026-11-01T10:00:00Z")
            .contacted(Channel.IVR, "2026-11-05T10:00:00Z");
    assertAllowed(
        VOICE_FIRST, story.standing(), Channel.SMS, Instant.parse("2026-12-06T09:59:59Z"));
    assertThat(ruleAgainst(story, Channel.SMS, Instant.parse("2026-12-06T10:00:00Z")))
        .isEqualTo("test.voice-first");
  }

  @Test
  void who_cannot_be_called_is_written_to() {
    for (DebtorStory story :
        List.of(
            new DebtorStory().without(Channel.PHONE),
            new DebtorStory().reachedAt(Channel.PHONE, "somewhere", false),
            new DebtorStory().needing(Need.HARD_OF_HEARING))) {
      assertAllowed(VOICE_FIRST, story.needing(Need.LOW_LITERACY).standing(), Channel.SMS, NOON);
    }
  }

  @Test
  void a_preferred_channel_that_must_wait_for_a_call_does_not_close_calls() {
    DebtorStory story = new DebtorStory().needing(Need.LOW_LITERACY).preferring(Channel.EMAIL);
    assertAllowed(VOICE_FIRST, story.standing(), Channel.PHONE, NOON);
    story.contacted(Channel.PHONE, "2026-11-24T10:00:00Z");
    assertThat(ruleAgainst(story, Channel.PHONE, NOON)).isEqualTo("test.choice");
    assertAllowed(VOICE_FIRST, story.standing(), Channel.EMAIL, NOON);
  }

  @Test
  void a_number_is_texted_within_sixty_days_after_the_debtor_confirmed_it() {
    RuleBook book =
        HandMadeBooks.of(
            new ConfirmedAddresses(header("confirmed"), Set.of(Channel.SMS), Duration.ofDays(60)));
    DebtorStory story =
        new DebtorStory()
            .reachedAt(Channel.SMS, "+12025550143", true)
            .restatedAt("2026-09-01T12:00:00Z");
    assertAllowed(book, story.standing(), Channel.SMS, Instant.parse("2026-10-31T11:59:59Z"));
    assertThat(
            excluded(book, story.standing(), Channel.SMS, Instant.parse("2026-10-31T12:00:00Z"))
                .until())
        .isNull();
    assertAllowed(book, story.standing(), Channel.EMAIL, Instant.parse("2026-10-31T12:00:00Z"));
    story.contact(Channel.SMS, "2026-10-01T12:00:00Z", Direction.INBOUND);
    assertAllowed(book, story.standing(), Channel.SMS, Instant.parse("2026-11-30T11:59:59Z"));
    excluded(book, story.standing(), Channel.SMS, Instant.parse("2026-11-30T12:00:00Z"));
  }

  @Test
  void a_number_without_a_stated_consent_was_never_confirmed() {
    RuleBook book =
        HandMadeBooks.of(
            new ConfirmedAddresses(header("confirmed"), Set.of(Channel.SMS), Duration.ofDays(60)));
    DebtorStory story = new DebtorStory().restatedAt("2026-11-24T12:00:00Z");
    excluded(book, story.standing(), Channel.SMS, NOON);
    story.contact(Channel.EMAIL, "2026-11-24T13:00:00Z", Direction.INBOUND);
    story.contacted(Channel.SMS, "2026-11-24T14:00:00Z");
    excluded(book, story.standing(), Channel.SMS, NOON);
  }

  /** A country of two regions: all keep the 24th, one the 25th and the other the 26th. */
  private static final HolidayCalendar REGIONS =
      new HolidayCalendar() {
        @Override
        public boolean isHoliday(LocalDate date) {
          return date.equals(LocalDate.of(2026, 11, 24));
        }

        @Override
        public boolean isHolidayIn(Set<String> regions, LocalDate date) {
          return isHoliday(date)
              || keeps(regions, "north", date, 25)
              || keeps(regions, "south", date, 26);
        }

        private static boolean keeps(Set<String> regions, String region, LocalDate date, int day) {
          return (regions.isEmpty() || regions.contains(region))
              && date.equals(LocalDate.of(2026, 11, day));
        }
      };

  private static final RuleBook REGIONAL =
      HandMadeBooks.of(
          REGIONS,
          new RegionalHolidays(
              header("holidays"),
              Set.of(),
              Map.of("1", Set.of("north"), "12", Set.of("south"), "2", Set.of("north", "south"))));

  private static List<Integer> closedDays(DebtorStory story) {
    return List.of(24, 25, 26, 27).stream()
        .filter(
            day ->
                !REGIONAL
                    .judgeAll(
                        story.standing(), Channel.EMAIL, amsterdam("2026-11-" + day + "T12:00:00"))
                    .isEmpty())
        .toList();
  }

  @Test
  void the_postcode_tells_whose_holidays_are_kept_and_an_unknown_one_keeps_all() {
    assertThat(closedDays(new DebtorStory().withPostcode("1399"))).containsExactly(24, 25);
    assertThat(closedDays(new DebtorStory().withPostcode(" 1299"))).containsExactly(24, 26);
    assertThat(closedDays(new DebtorStory().withPostcode("2000"))).containsExactly(24, 25, 26);
    assertThat(closedDays(new DebtorStory().withPostcode("3000"))).containsExactly(24, 25, 26);
    assertThat(closedDays(new DebtorStory().withPostcode(""))).containsExactly(24, 25, 26);
    assertThat(closedDays(new DebtorStory())).containsExactly(24, 25, 26);
  }

  @Test
  void a_regional_holiday_is_closed_from_midnight_to_midnight_where_the_debtor_lives() {
    Standing standing = new DebtorStory().withPostcode("13").standing();
    excluded(REGIONAL, standing, Channel.PHONE, amsterdam("2026-11-24T00:00:00"));
    assertAllowed(
        REGIONAL, standing, Channel.PHONE, amsterdam("2026-11-24T00:00:00").minusNanos(1));
    excluded(REGIONAL, standing, Channel.PHONE, amsterdam("2026-11-25T23:59:59"));
    assertAllowed(REGIONAL, standing, Channel.PHONE, amsterdam("2026-11-26T00:00:00"));
  }

  @Test
  void lengths_of_nothing_and_postcodes_of_nowhere_are_refused() {
    assertThatThrownBy(
            () -> new VoiceFirst(header("voice"), Need.LOW_LITERACY, Duration.ZERO, List.of()))
        .hasMessage("within must be longer than nothing but is PT0S");
    assertThatThrownBy(
            () ->
                new ConfirmedAddresses(
                    header("confirmed"), Set.of(Channel.SMS), Duration.ofDays(-1)))
        .hasMessage("within must be longer than nothing but is PT-24H");
    assertThatThrownBy(
            () -> new RegionalHolidays(header("holidays"), Set.of(), Map.of("1", Set.of())))
        .hasMessage("postcodes must name a region for 1");
  }
}
