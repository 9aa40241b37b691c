package org.gelegen.scheduler.planning;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A portfolio's options and limits as they look in practice, from a seed, to try planners on.
 *
 * <p>Seven channels in the thirteen hours of six days, 546 actions, of which each debtor keeps its
 * best 32: amounts at stake have a long tail, a few strong channels are dear, most debtors answer
 * in the same evening hours, and trees give steps and not slopes, so that whole stretches of hours
 * are worth exactly the same. Every channel has a capacity in every hour, less in the evening, and
 * a day's budget pays for a part of what would be worth its cost.
 */
public final class MadeUpWeek {
  /** How many options a debtor keeps at most. */
  public static final int KEPT = 32;

  private static final int DAYS = 6;
  private static final int HOURS = 13;
  private static final int FIRST_HOUR = 7;
  private static final int EVENING = 17;
  private static final int BLOCK = 1_024;

  /** What an action loses for each day it lies ahead. */
  private static final double DAILY_DISCOUNT = 1.0 / 14;

  private static final double SHARE_RECOVERABLE = 0.8;

  // By channel: phone, recorded call, text message, chat, e-mail, letter, portal.
  private static final double[] COST = {4.50, 0.25, 0.09, 0.08, 0.02, 1.25, 0.01};
  private static final double[] HARM = {0.20, 0.15, 0.10, 0.10, 0.02, 0.05, 0.01};
  private static final double[] STRENGTH = {0.170, 0.045, 0.055, 0.060, 0.040, 0.060, 0.025};
  private static final double[] REACHABLE = {0.90, 0.90, 0.75, 0.40, 0.80, 1.00, 0.35};

  /** How much of a channel's effect the hour can take. */
  private static final double[] HOURLY = {0.7, 0.7, 0.4, 0.4, 0.25, 0.0, 0.1};

  /** Contacts an hour for each 1,000 debtors; in the evening half of it. */
  private static final double[] CAPACITY = {1.2, 3.0, 6.0, 3.0, 12.0, 6.0, 20.0};

  private static final double BUDGET_A_DEBTOR = 0.08;

  /**
   * When debtors of a kind answer best: hours from which a stretch of equal worth begins, with its
   * worth. The kinds overlap in the evening.
   */
  private static final int[][] FROM = {
    {7, 9, 17, 19}, {7, 10, 12, 17}, {7, 9, 13, 18}, {7, 12, 16}
  };

  private static final double[][] WORTH = {
    {0.4, 0.2, 1.0, 0.9}, {0.5, 1.0, 0.6, 0.7}, {0.3, 0.6, 0.7, 1.0}, {0.2, 0.5, 1.0}
  };
  private static final double[] KINDS = {0.45, 0.65, 0.90, 1.0};

  private MadeUpWeek() {}

  /** The options of so many debtors, the same for the same seed on any number of cores. */
  public static DebtorOptions options(int debtors, long seed) {
    int blocks = (debtors + BLOCK - 1) / BLOCK;
    List<DebtorOptions> parts =
        IntStream.range(0, blocks)
            .parallel()
            .mapToObj(block -> block(seed, block, Math.min(BLOCK, debtors - block * BLOCK)))
            .toList();
    return DebtorOptions.joined(parts);
  }

  /** The limits of a portfolio of so many debtors. */
  public static Limits limits(int debtors) {
    int[] capacities = new int[COST.length * DAYS * HOURS];
    for (int channel = 0; channel < COST.length; channel++) {
      for (int day = 0; day < DAYS; day++) {
        for (int hour = 0; hour < HOURS; hour++) {
          double share = FIRST_HOUR + hour < EVENING ? 1 : 0.5;
          capacities[cell(channel, day, hour)] =
              (int) Math.round(CAPACITY[channel] * share * debtors / 1_000);
        }
      }
    }
    double[] budgets = new double[DAYS];
    Arrays.fill(budgets, BUDGET_A_DEBTOR * debtors);
    return new Limits(capacities, budgets);
  }

  private static int cell(int channel, int day, int hour) {
    return (channel * DAYS + day) * HOURS + hour;
  }

  private static DebtorOptions block(long seed, int block, int debtors) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003L + block);
    DebtorOptions.Builder builder = DebtorOptions.builder();
    Best best = new Best();
    for (int debtor = 0; debtor < debtors; debtor++) {
      best.clear();
      offer(random, best);
      best.addTo(builder);
      builder.endDebtor();
    }
    return builder.build();
  }

  private static void offer(SplittableRandom random, Best best) {
    double atStake = SHARE_RECOVERABLE * Math.exp(4.5 + random.nextGaussian());
    double withoutContact = 0.6 * random.nextDouble();
    int kind = kind(random.nextDouble());
    boolean works = random.nextDouble() < 0.2;
    int payday = random.nextInt(DAYS + 8);
    for (int channel = 0; channel < COST.length; channel++) {
      double taste = Math.exp(0.6 * random.nextGaussian());
      if (random.nextDouble() >= REACHABLE[channel]) {
        continue;
      }
      double strength = Math.min(0.9, STRENGTH[channel] * taste) * (1 - withoutContact) * atStake;
      for (int day = 0; day < DAYS; day++) {
        double onDay =
            (day >= payday && day < payday + 3 ? 1.15 : 1.0) * (day == DAYS - 1 ? 0.9 : 1.0);
        double later = Math.pow(1 - DAILY_DISCOUNT, day);
        for (int hour = 0; hour < HOURS; hour++) {
          int clock = FIRST_HOUR + hour;
          if (works && day < 5 && clock >= 9 && clock < 17) {
            continue;
          }
          double fit = 1 - HOURLY[channel] * (1 - worth(kind, clock));
          double value = strength * onDay * fit - COST[channel] - HARM[channel];
          best.offer(channel, day, hour, value * later);
        }
      }
    }
  }

  private static int kind(double draw) {
    int kind = 0;
    while (draw >= KINDS[kind]) {
      kind++;
    }
    return kind;
  }

  private static double worth(int kind, int clock) {
    int stretch = FROM[kind].length - 1;
    while (FROM[kind][stretch] > clock) {
      stretch--;
    }
    return WORTH[kind][stretch];
  }

  /**
   * The best actions of a debtor so far, best first, the earlier of two that are worth the same.
   */
  private static final class Best {
    private final double[] value = new double[KEPT];
    private final int[] action = new int[KEPT];
    private int size;

    private void clear() {
      size = 0;
    }

    private void offer(int channel, int day, int hour, double worth) {
      if (worth <= 0 || (size == KEPT && worth <= value[KEPT - 1])) {
        return;
      }
      int at = size == KEPT ? KEPT - 1 : size++;
      while (at > 0 && value[at - 1] < worth) {
        value[at] = value[at - 1];
        action[at] = action[at - 1];
        at--;
      }
      value[at] = worth;
      action[at] = cell(channel, day, hour);
    }

    private void addTo(DebtorOptions.Builder builder) {
      for (int i = 0; i < size; i++) {
        int channel = action[i] / (DAYS * HOURS);
        builder.option(action[i], action[i] / HOURS % DAYS, value[i], COST[channel]);
      }
    }
  }
}
