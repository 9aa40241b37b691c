package org.gelegen.datasets.simulator;

import java.util.random.RandomGenerator;
import org.gelegen.datasets.simulator.PortfolioProfile.Habits;

/**
 * When one debtor is free, hidden from the creditor: the work pattern's curve plus the debtor's own
 * favourite hours and weekdays, in log-odds. It governs answering calls as well as reading messages
 * and paying, so that a sign of life in one channel tells of the hour in another.
 */
final class Habit {
  private static final double OWN_HEIGHT = 1.7;
  private static final double OWN_WIDTH_HOURS = 1.4;
  private static final double OWN_MEAN = 0.4;
  private static final double WEEKDAY_SPREAD = 0.3;

  private final WorkPattern pattern;
  private final float[] free = new float[2 * FreeHours.HOURS];
  private final float[] weekdays = new float[7];
  private final float[] odds = new float[2 * FreeHours.HOURS];
  private final float[] weekdayOdds = new float[7];

  private Habit(WorkPattern pattern) {
    this.pattern = pattern;
  }

  static Habit draw(WorkPattern pattern, Habits strengths, RandomGenerator random) {
    Habit habit = new Habit(pattern);
    habit.fill(false, strengths, random);
    habit.fill(true, strengths, random);
    for (int day = 0; day < 7; day++) {
      habit.weekdays[day] = (float) (strengths.own() * WEEKDAY_SPREAD * random.nextGaussian());
      habit.weekdayOdds[day] = (float) Math.exp(habit.weekdays[day]);
    }
    for (int i = 0; i < habit.free.length; i++) {
      habit.odds[i] = (float) Math.exp(habit.free[i]);
    }
    return habit;
  }

  WorkPattern pattern() {
    return pattern;
  }

  /**
   * Log-odds of being free, around 0.
   *
   * @param weekday 0 is Monday
   * @param hour of the local day
   */
  double free(int weekday, int hour) {
    return free[(weekday >= 5 ? FreeHours.HOURS : 0) + hour] + weekdays[weekday];
  }

  /** The odds of being free: what {@link #free} is the logarithm of. */
  double odds(int weekday, int hour) {
    return odds[(weekday >= 5 ? FreeHours.HOURS : 0) + hour] * weekdayOdds[weekday];
  }

  /** An hour that lies in [{@code from}, {@code to}), as likely as the debtor is free in it. */
  int drawHour(int weekday, int from, int to, double uniform) {
    double total = 0;
    for (int hour = from; hour < to; hour++) {
      total += odds(weekday, hour);
    }
    double left = uniform * total;
    for (int hour = from; hour < to - 1; hour++) {
      left -= odds(weekday, hour);
      if (left < 0) {
        return hour;
      }
    }
    return to - 1;
  }

  private void fill(boolean onWeekend, Habits strengths, RandomGenerator random) {
    double[] ofGroup = FreeHours.of(pattern, onWeekend);
    double peak = drawPeak(ofGroup, random);
    for (int hour = 0; hour < FreeHours.HOURS; hour++) {
      double distance = (hour + 0.5 - peak) / OWN_WIDTH_HOURS;
      double own = OWN_HEIGHT * Math.exp(-0.5 * distance * distance) - OWN_MEAN;
      free[(onWeekend ? FreeHours.HOURS : 0) + hour] =
          (float) (strengths.group() * ofGroup[hour] + strengths.own() * own);
    }
  }

  /** The favourite hour: one in which the group is free, or quite another one. */
  private double drawPeak(double[] ofGroup, RandomGenerator random) {
    double[] weights = new double[FreeHours.HOURS];
    for (int hour = 7; hour < 22; hour++) {
      weights[hour] = Math.exp(0.6 * ofGroup[hour]);
    }
    return Chance.pick(weights, random.nextDouble()) + random.nextDouble();
  }
}
