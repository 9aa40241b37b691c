package org.gelegen.model.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.model.rules.HandMadeBooks.header;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.gelegen.model.history.Attempt;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.HoldKind;
import org.gelegen.model.portfolio.LocalWindow;
import org.gelegen.model.portfolio.Need;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.model.slots.Horizon;
import org.gelegen.model.slots.Slot;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random debtors around both clock changes, judged by the rules and by a second, slow reading of
 * them.
 */
class RuleLawsTest {
  private static final List<Channel> CHANNELS = List.of(Channel.values());
  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("Europe/Amsterdam"),
          ZoneId.of("Australia/Lord_Howe"), // half an hour of summer time
          ZoneId.of("America/Santiago"), // changes at midnight
          ZoneId.of("Asia/Kathmandu")); // UTC+5:45
  private static final List<ZoneId> CANDIDATES =
      List.of(ZoneId.of("America/New_York"), ZoneId.of("America/St_Johns"));
  private static final LocalTime OPENS = LocalTime.of(7, 0);
  private static final LocalTime CLOSES = LocalTime.of(20, 0);
  private static final LocalDate HOLIDAY = LocalDate.of(2026, 10, 27);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int PER_WEEK = 3;

  private static final RuleBook BOOK =
      new RuleBook(
          HandMadeBooks.pack(
              CANDIDATES,
              new ActionableCase(header("case")),
              new UntilPayday(header("payday"), 5),
              new Hold(header("dispute"), HoldKind.DISPUTE),
              new MissingAddresses(header("unreachable")),
              new DeadAddresses(header("dead"), 1, 3, 2, Duration.ofDays(180)),
              new RefusedChannels(header("refused")),
              new OptInChannels(header("opt-in"), Set.of(Channel.WHATSAPP)),
              new NeedOfDebtor(
                  header("vision"),
                  Need.LOW_VISION,
                  Set.of(Channel.LETTER),
                  new NeedOfDebtor.Tried(Channel.PHONE, Duration.ofDays(31))),
              new Appointment(header("appointment")),
              new StatedChoice(header("choice"), List.of()),
              new InconvenientTimes(header("inconvenient")),
              new ContactHours(header("hours"), Set.of(), Set.of(), OPENS, CLOSES),
              new ClosedDays(header("sundays"), Set.of(), Set.of(DayOfWeek.SUNDAY)),
              new ClosedHolidays(header("holidays"), Set.of(), Set.of()),
              new DailyCap(header("day"), Set.of(), 1),
              new RollingCap(header("week"), Set.of(), PER_WEEK, WEEK)),
          HOLIDAY::equals,
          ClientSettings.defaults());

  /** A debtor, and the moment from which it is judged. */
  private record Situation(Standing standing, List<ZoneId> zones, ActionGrid grid) {}

  static List<Long> seeds() {
    List<Long> seeds = new ArrayList<>();
    for (long seed = 1; seed <= 60; seed++) {
      seeds.add(seed);
    }
    return seeds;
  }

  private static Situation situation(Random random) {
    List<Instant> changes =
        List.of(
            Instant.parse("2026-10-25T01:00:00Z"),
            Instant.parse("2027-03-28T01:00:00Z"),
            Instant.parse("2027-04-03T15:00:00Z"),
            Instant.parse("2026-09-06T04:00:00Z"));
    Instant from =
        changes
            .get(random.nextInt(changes.size()))
            .plus(Duration.ofSeconds(random.nextInt(8 * 86_400) - 6 * 86_400));
    boolean known = random.nextInt(4) > 0;
    ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
    DebtorStory story = new DebtorStory().livingIn(known ? zone : null).ofClientIn(zone);
    for (int i = random.nextInt(5); i > 0; i--) {
      story.contact(
          randomChannel(random),
          from.minusSeconds(1 + random.nextInt(9 * 86_400)).toString(),
          random.nextInt(5) == 0 ? Direction.INBOUND : Direction.OUTBOUND);
      if (random.nextInt(12) == 0) {
        story.then(OutcomeResult.OPT_OUT, from.minusSeconds(1).toString(), null);
      }
      if (random.nextInt(8) == 0) {
        story.then(
            OutcomeResult.CALLBACK_REQUEST,
            from.minusSeconds(1).toString(),
            from.plusSeconds(random.nextInt(5 * 86_400)).toString());
      }
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      story.planned(randomChannel(random), from.plusSeconds(random.nextInt(9 * 86_400)).toString());
    }
    if (random.nextInt(3) == 0) {
      story.preferring(randomChannel(random));
    }
    if (random.nextInt(3) == 0) {
      story.needing(Need.LOW_VISION);
    }
    if (random.nextInt(3) == 0) {
      story.without(randomChannel(random));
    }
    if (random.nextInt(3) == 0) {
      story.notDuring(
          new LocalWindow(
              EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)), DayOfWeek.SUNDAY),
              LocalTime.of(random.nextInt(24), 10 * random.nextInt(6)),
              LocalTime.of(random.nextInt(24), 10 * random.nextInt(6))));
    }
    if (random.nextInt(6) == 0) {
      Instant held = from.plusSeconds(random.nextInt(3 * 86_400));
      story.held(
          HoldKind.DISPUTE,
          random.nextBoolean() ? "c-1" : null,
          held.toString(),
          held.plusSeconds(random.nextInt(4 * 86_400)).toString());
    }
    Horizon horizon = new Horizon(from, Duration.ofHours(1 + random.nextInt(7 * 24)));
    return new Situation(
        story.standing(),
        known ? List.of(zone) : CANDIDATES,
        new ActionGrid(zone, horizon.slots(zone), List.of(Channel.values())));
  }

  private static Channel randomChannel(Random random) {
    return CHANNELS.get(random.nextInt(CHANNELS.size()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_slot_is_permitted_exactly_when_no_minute_of_it_is_forbidden(long seed) {
    Situation situation = situation(new Random(seed));
    PermitGrid permits = BOOK.permits(situation.standing(), situation.grid());
    Random random = new Random(-seed);
    for (int i = 0; i < 25; i++) {
      int action = random.nextInt(situation.grid().size());
      Slot slot = situation.grid().action(action).slot();
      Channel channel = situation.grid().channel(action);
      boolean everyMinute = true;
      for (Instant at = slot.start(); at.isBefore(slot.end()); at = at.plusSeconds(60)) {
        everyMinute &= BOOK.judgeAll(situation.standing(), channel, at).isEmpty();
      }
      everyMinute &=
          BOOK.judgeAll(situation.standing(), channel, slot.end().minusNanos(1)).isEmpty();
      if (permits.permitted(action)) {
        assertThat(everyMinute).as("seed %d, %s in %s", seed, channel, slot).isTrue();
      } else if (everyMinute) {
        // Forbidden between two minutes, then: a window that begins or ends inside one.
        assertThat(shut(situation, channel, slot))
            .as("seed %d, %s in %s", seed, channel, slot)
            .isTrue();
      }
    }
  }

  /** Whether some second of the slot is forbidden. */
  private static boolean shut(Situation situation, Channel channel, Slot slot) {
    for (Instant at = slot.start(); at.isBefore(slot.end()); at = at.plusSeconds(1)) {
      if (!BOOK.judgeAll(situation.standing(), channel, at).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_moment_is_judged_as_a_second_reading_of_the_rules_does(long seed) {
    Random random = new Random(seed);
    Situation situation = situation(random);
    Standing standing = situation.standing();
    for (int i = 0; i < 200; i++) {
      Slot slot = situation.grid().slots().get(random.nextInt(situation.grid().slots().size()));
      Instant at = slot.start().plusSeconds(random.nextInt(3600));
      List<String> rules =
          BOOK.judgeAll(standing, Channel.EMAIL, at).stream()
              .map(excluded -> excluded.rule().value())
              .filter(rule -> SECOND_READING.contains(rule))
              .toList();
      assertThat(rules)
          .as("seed %d at %s in %s", seed, at, situation.zones())
          .containsExactlyElementsOf(secondReading(standing, situation.zones(), at));
    }
  }

  private static final List<String> SECOND_READING =
      List.of(
          "test.inconvenient",
          "test.hours",
          "test.sundays",
          "test.holidays",
          "test.day",
          "test.week");

  private static List<String> secondReading(Standing standing, List<ZoneId> zones, Instant at) {
    List<Instant> contacts = new ArrayList<>();
    for (Attempt attempt : standing.history().attempts()) {
      if (attempt.isOutbound()) {
        contacts.add(attempt.at());
      }
    }
    standing.pending().forEach(attempt -> contacts.add(attempt.at()));
    boolean[] broken = new boolean[SECOND_READING.size()];
    for (ZoneId zone : zones) {
      ZonedDateTime local = at.atZone(zone);
      LocalTime time = local.toLocalTime();
      broken[0] |=
          standing.history().debtor().orElseThrow().inconvenient().stream()
              .anyMatch(window -> window.covers(local.getDayOfWeek(), time));
      broken[1] |= time.isBefore(OPENS) || !time.isBefore(CLOSES);
      broken[2] |= local.getDayOfWeek() == DayOfWeek.SUNDAY;
      broken[3] |= local.toLocalDate().equals(HOLIDAY);
      broken[4] |=
          contacts.stream()
              .anyMatch(other -> other.atZone(zone).toLocalDate().equals(local.toLocalDate()));
    }
    broken[5] = fullestWindow(contacts, at) > PER_WEEK;
    List<String> rules = new ArrayList<>();
    for (int i = 0; i < broken.length; i++) {
      if (broken[i]) {
        rules.add(SECOND_READING.get(i));
      }
    }
    return rules;
  }

  /** How many contacts the fullest week holds that holds {@code at}, that contact included. */
  private static int fullestWindow(List<Instant> contacts, Instant at) {
    List<Instant> all = new ArrayList<>(contacts);
    all.add(at);
    Collections.sort(all);
    int fullest = 0;
    for (Instant start : all) {
      if (start.isAfter(at) || !at.isBefore(start.plus(WEEK))) {
        continue;
      }
      int count = 0;
      for (Instant other : all) {
        count += !other.isBefore(start) && other.isBefore(start.plus(WEEK)) ? 1 : 0;
      }
      fullest = Math.max(fullest, count);
    }
    return fullest;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void an_exclusion_counts_the_slots_in_which_its_rule_forbids_a_moment(long seed) {
    Situation situation = situation(new Random(seed));
    PermitGrid permits = BOOK.permits(situation.standing(), situation.grid());
    int[] forbidden = new int[Channel.count()];
    for (int action = 0; action < situation.grid().size(); action++) {
      forbidden[situation.grid().channelIndex(action)] += permits.permitted(action) ? 0 : 1;
    }
    for (Channel channel : Channel.values()) {
      int most = 0;
      int sum = 0;
      for (var exclusion : permits.exclusions()) {
        if (exclusion.channel() == null || exclusion.channel() == channel) {
          most = Math.max(most, exclusion.slots());
          sum += exclusion.slots();
        }
      }
      // Exclusions overlap: together they cover what is forbidden, and none covers more.
      int count = forbidden[situation.grid().channels().indexOf(channel)];
      assertThat(count).as("seed %d, %s", seed, channel).isBetween(most, sum);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void what_is_counted_of_a_rule_is_what_its_exclusions_add_up_to(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      Situation situation = situation(random);
      PermitGrid permits = BOOK.permits(situation.standing(), situation.grid());
      Map<RuleId, Integer> told = new TreeMap<>(Comparator.comparing(RuleId::value));
      for (var exclusion : permits.exclusions()) {
        int channels = exclusion.channel() == null ? situation.grid().channels().size() : 1;
        told.merge(new RuleId(exclusion.rule()), channels * exclusion.slots(), Integer::sum);
      }
      Map<RuleId, Integer> counted = new TreeMap<>(Comparator.comparing(RuleId::value));
      for (RuleTake take : permits.takes()) {
        assertThat(counted.put(take.rule(), take.actions())).isNull();
      }
      assertThat(counted).as("seed %d, situation %d", seed, i).isEqualTo(told);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_moment_until_which_a_rule_excludes_is_the_first_that_it_does_not(long seed) {
    Random random = new Random(seed);
    Situation situation = situation(random);
    for (int i = 0; i < 30; i++) {
      Channel channel = randomChannel(random);
      Instant at =
          situation.grid().slots().getFirst().start().plusSeconds(random.nextInt(8 * 86_400));
      for (Verdict.Excluded excluded : BOOK.judgeAll(situation.standing(), channel, at)) {
        Instant until = excluded.until();
        if (until != null) {
          assertThat(rulesAt(situation, channel, until))
              .as("seed %d, %s of %s at %s", seed, excluded, channel, at)
              .doesNotContain(excluded.rule());
          Instant between =
              at.plusSeconds(
                  (long) (random.nextDouble() * Duration.between(at, until).toSeconds()));
          assertThat(rulesAt(situation, channel, between))
              .as("seed %d, %s of %s at %s", seed, excluded, channel, between)
              .contains(excluded.rule());
        }
      }
    }
  }

  private static List<RuleId> rulesAt(Situation situation, Channel channel, Instant at) {
    return BOOK.judgeAll(situation.standing(), channel, at).stream()
        .map(Verdict.Excluded::rule)
        .toList();
  }
}
