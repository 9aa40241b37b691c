package org.gelegen.scheduler.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scheduler.TestPortfolio.CLIENT;
import static org.gelegen.scheduler.nightly.NightWorld.MONDAY;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.Decision.Kind;
import org.gelegen.model.decision.Decision.PermittedAction;
import org.gelegen.model.decision.Desk;
import org.gelegen.model.decision.Recomputer;
import org.gelegen.model.history.Portfolio;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.ClientSettings.HourlyCapacity;
import org.gelegen.model.slots.Action;
import org.gelegen.scheduler.TestPortfolio;
import org.gelegen.scheduler.planning.GreedyPlanner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nights of the same few debtors, of whom many want the same few hours; they differ by a
 * millisecond, and so in nothing but what is drawn.
 */
class ExplorationTest {
  private static final int DEBTORS = 16;

  /** The evening before, so that no slot has begun. */
  private static final Instant EVENING = Instant.parse("2026-03-01T20:00:00Z");

  private static final int NIGHTS = 800;

  /** A model under which most are planned for the business date. */
  private static final long TODAY = 52;

  /** One under which many are planned for later days, and drawn back and forth. */
  private static final long WEEK = 13;

  private static final double SHARE = 0.5;
  private static final BigDecimal BUDGET = new BigDecimal("0.40");
  private static final Set<Channel> CHANNELS = Set.of(Channel.SMS, Channel.EMAIL, Channel.PORTAL);
  private static final String WAIT = "wait";

  /** How many standard errors off is too far: a chance of 1 in 100,000 for each of a few dozen. */
  private static final double FAR = 4.5;

  private final NightWorld world = new NightWorld(DEBTORS);

  /** What can be taken of a debtor's on the business date, waiting included, and what was. */
  private record Logged(Map<String, Double> probabilities, String taken) {
    static Logged of(Decision decision) {
      Instant end = MONDAY.plusDays(1).atStartOfDay(TestPortfolio.AMSTERDAM).toInstant();
      Map<String, Double> probabilities = new TreeMap<>();
      for (PermittedAction permitted : decision.permitted()) {
        boolean today = permitted.action().slot().start().isBefore(end);
        probabilities.merge(
            today ? name(permitted.action()) : WAIT, permitted.probability(), Double::sum);
      }
      if (probabilities.isEmpty()) {
        probabilities.put(WAIT, 1.0);
      }
      probabilities.values().removeIf(probability -> probability == 0);
      return new Logged(
          probabilities,
          decision.kind() == Kind.CONTACT
              ? name(Objects.requireNonNull(decision.chosen()).action())
              : WAIT);
    }

    private static String name(Action action) {
      return action.channel() + "@" + action.slot().start();
    }

    double propensity() {
      return probabilities.getOrDefault(taken, 0.0);
    }
  }

  /** A sum whose terms are 0 on average if the logged probabilities are right. */
  private static final class Martingale {
    private double sum;
    private double variance;

    void add(double term, double itsVariance) {
      sum += term;
      variance += itsVariance;
    }

    double standardErrors() {
      return sum == 0 ? 0 : sum / Math.sqrt(variance);
    }
  }

  /** Three channels with one contact an hour each, and little to spend. */
  private void beScarce() {
    ClientSettings free = NightWorld.settings(Map.of(), BUDGET, SHARE);
    Map<Channel, HourlyCapacity> capacity = new EnumMap<>(Channel.class);
    for (Channel channel : CHANNELS) {
      capacity.put(channel, new HourlyCapacity(1, Map.of()));
    }
    world.settings.put(
        CLIENT,
        new ClientSettings(
            free.rulePack(),
            capacity,
            free.nightlyBudget(),
            free.costs(),
            free.shareRecoverable(),
            free.costOfHarm(),
            free.responseWindow(),
            free.explorationShare(),
            free.pooling(),
            CHANNELS,
            free.caps(),
            free.contactHours(),
            free.texts(),
            free.training()),
        EVENING.minusSeconds(1),
        "test");
  }

  private void plan(long seed, int nights, BiConsumer<Integer, Decision> seen) {
    Desk desk = world.portfolio.desks(world.settings, seed).find(CLIENT).orElseThrow();
    Portfolio.Snapshot known = desk.portfolio(EVENING).snapshot(EVENING);
    NightlySettings settings = new NightlySettings(Duration.ofMinutes(1), 1, 0.2);
    for (int night = 0; night < nights; night++) {
      Instant now = EVENING.plusMillis(night);
      NightFrame frame =
          new NightFrame(
              desk.decider(),
              desk.foresee(desk.decider(), known.histories(), now),
              new NightIds(CLIENT, MONDAY, now),
              settings,
              known.position(),
              DayLeft.ALL);
      int number = night;
      new NightPlanner(frame, world.campaigns, new GreedyPlanner(), () -> {})
          .plan(
              known.histories(),
              decisions -> decisions.forEach(decision -> seen.accept(number, decision)));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {TODAY, WEEK})
  void an_option_is_taken_as_often_as_its_logged_probability_says(long seed) {
    beScarce();
    Map<String, Martingale> options = new TreeMap<>();
    Set<DebtorId> full = new HashSet<>();
    Set<DebtorId> drawn = new HashSet<>();
    Map<DebtorId, Set<String>> taken = new HashMap<>();
    Map<Integer, String> before = new HashMap<>();
    Map<String, Map<String, Double>> afterTheSame = new HashMap<>();
    plan(
        seed,
        NIGHTS,
        (night, decision) -> {
          Logged logged = Logged.of(decision);
          assertThat(logged.probabilities().values().stream().mapToDouble(p -> p).sum())
              .isBetween(1 - 1e-9, 1 + 1e-9);
          assertThat(decision.propensity())
              .isBetween(logged.propensity() - 1e-9, logged.propensity() + 1e-9);
          logged
              .probabilities()
              .forEach(
                  (option, p) ->
                      options
                          .computeIfAbsent(
                              decision.debtorId() + " " + option, _ -> new Martingale())
                          .add((option.equals(logged.taken()) ? 1 : 0) - p, p * (1 - p)));
          taken.computeIfAbsent(decision.debtorId(), _ -> new HashSet<>()).add(logged.taken());
          if (!full(decision).isEmpty()) {
            full.add(decision.debtorId());
          }
          if (logged.probabilities().size() > 1) {
            drawn.add(decision.debtorId());
          }
          // It hangs on what was taken for those who came before, and not on the own draw.
          String known = before.getOrDefault(night, "");
          assertThat(afterTheSame.computeIfAbsent(known, _ -> logged.probabilities()))
              .isEqualTo(logged.probabilities());
          before.put(night, known + option(decision) + " ");
        });
    assertThat(options)
        .allSatisfy(
            (option, sum) -> assertThat(sum.standardErrors()).as(option).isBetween(-FAR, FAR));
    assertThat(taken.values()).anyMatch(of -> of.size() > 2).anyMatch(of -> of.size() == 1);
    assertThat(full).hasSizeGreaterThan(3);
    assertThat(drawn).hasSizeGreaterThan(3);
  }

  @Test
  void what_a_challenger_would_have_brought_is_estimated_without_bias() {
    beScarce();
    Martingale error = new Martingale();
    int[] agreed = new int[1];
    plan(
        TODAY,
        NIGHTS,
        (_, decision) -> {
          Logged logged = Logged.of(decision);
          // Of what could be taken, always the last by name, however rarely that was drawn.
          String choice = new ArrayList<>(logged.probabilities().keySet()).getLast();
          choice =
              logged.probabilities().size() > 1 && choice.equals(WAIT)
                  ? new ArrayList<>(logged.probabilities().keySet()).getFirst()
                  : choice;
          double p = logged.probabilities().getOrDefault(choice, 0.0);
          double reward = reward(decision.debtorId(), choice);
          boolean same = choice.equals(logged.taken());
          agreed[0] += same && p < 0.4 ? 1 : 0;
          error.add(
              (same ? reward(decision.debtorId(), logged.taken()) / p : 0) - reward,
              reward * reward * (1 - p) / p);
        });
    assertThat(agreed[0]).isGreaterThan(100);
    assertThat(error.standardErrors()).isBetween(-FAR, FAR);
  }

  /** Between 1 and 11, by a debtor's name and an option's. */
  private static double reward(DebtorId debtor, String option) {
    return 1 + Math.floorMod((debtor + option).hashCode(), 1_000) / 100.0;
  }

  @Test
  void swaps_keep_within_capacity_and_budget_on_every_night() {
    beScarce();
    Map<String, Integer> perCell = new HashMap<>();
    Map<Integer, BigDecimal> spent = new HashMap<>();
    plan(
        TODAY,
        NIGHTS,
        (night, decision) -> {
          if (decision.kind() == Kind.CONTACT) {
            Action action = Objects.requireNonNull(decision.chosen()).action();
            perCell.merge(night + Logged.name(action), 1, Integer::sum);
            spent.merge(
                night,
                NightWorld.settings(Map.of(), null, 0).cost(action.channel()),
                BigDecimal::add);
          }
        });
    assertThat(perCell.values()).isNotEmpty().allMatch(contacts -> contacts == 1);
    assertThat(spent.values()).allMatch(cost -> cost.compareTo(BUDGET) <= 0);
  }

  @Test
  void decisions_of_a_night_short_of_room_come_out_the_same_when_they_are_made_again() {
    beScarce();
    List<Decision> made = new ArrayList<>();
    plan(WEEK, 50, (_, decision) -> made.add(decision));
    Recomputer recomputer = world.recomputer(WEEK);
    assertThat(made)
        .allSatisfy(
            decision -> assertThat(recomputer.recompute(CLIENT, decision).differs()).isEmpty());
    assertThat(made)
        .anyMatch(decision -> decision.kind() == Kind.CONTACT && !full(decision).isEmpty());
    assertThat(made)
        .anyMatch(decision -> decision.kind() == Kind.WAIT && decision.propensity() < 1);
  }

  /** The option that was taken, of whatever day, by its place; -1: the plan had no room. */
  private static int option(Decision decision) {
    return decision.basis() == null || decision.basis().choice() == null
        ? -1
        : decision.basis().choice().option();
  }

  private static List<Integer> full(Decision decision) {
    return decision.basis() == null || decision.basis().choice() == null
        ? List.of()
        : decision.basis().choice().full();
  }
}
