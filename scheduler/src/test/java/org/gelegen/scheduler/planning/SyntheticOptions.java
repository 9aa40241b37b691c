package org.gelegen.scheduler.planning;

import java.util.Arrays;
import java.util.Random;

/**
 * A portfolio's options as they look in practice: amounts at stake with a long tail, two scarce
 * channels and two free ones, hours of nearly the same worth with exact ties among them.
 */
final class SyntheticOptions {
  private static final int DAYS = 7;
  private static final int HOURS = 12;
  private static final double[] COST = {4.50, 1.25, 0.09, 0.02};
  private static final double[] STRENGTH = {0.30, 0.12, 0.10, 0.07};

  private SyntheticOptions() {}

  /** The options of so many debtors: about 24 each. */
  static DebtorOptions week(int debtors, long seed) {
    Random random = new Random(seed);
    DebtorOptions.Builder builder = DebtorOptions.builder();
    for (int debtor = 0; debtor < debtors; debtor++) {
      double amount = Math.exp(4.5 + random.nextGaussian());
      double[] taste = new double[COST.length];
      Arrays.setAll(taste, channel -> STRENGTH[channel] * Math.exp(0.6 * random.nextGaussian()));
      double hour = random.nextInt(HOURS);
      for (int i = 0; i < 24; i++) {
        int channel = random.nextInt(COST.length);
        int day = random.nextInt(DAYS);
        int at = random.nextInt(HOURS);
        // Trees give steps and not slopes: whole classes of hours are worth exactly the same.
        double fit = Math.abs(at - hour) < 2 ? 1.0 : Math.abs(at - hour) < 5 ? 0.8 : 0.6;
        double value = amount * taste[channel] * fit * Math.pow(0.99, day) - COST[channel];
        if (value > 0) {
          builder.option(
              channel < 2 ? cell(channel, day, at) : DebtorOptions.NO_CELL,
              day,
              value,
              COST[channel]);
        }
      }
      builder.endDebtor();
    }
    return builder.build();
  }

  /** Places for a call an hour for 0.2 % of the debtors and for a letter for 0.4 %. */
  static Limits limits(int debtors, double budgetADay) {
    int[] capacities = new int[2 * DAYS * HOURS];
    for (int day = 0; day < DAYS; day++) {
      for (int hour = 0; hour < HOURS; hour++) {
        capacities[cell(0, day, hour)] = debtors / 500;
        capacities[cell(1, day, hour)] = debtors / 250;
      }
    }
    double[] budgets = new double[DAYS];
    Arrays.fill(budgets, budgetADay);
    return new Limits(capacities, budgets);
  }

  private static int cell(int channel, int day, int hour) {
    return (channel * DAYS + day) * HOURS + hour;
  }
}
