package org.gelegen.trainer.offpolicy;

import java.util.SplittableRandom;

/**
 * How often each resample draws a unit: Poisson(1), independent between units and resamples, which
 * for a large log is drawing with replacement without knowing the log's length. The draws follow
 * from the seed and the unit alone, so that a unit's decisions stand or fall together wherever they
 * are in the log, and parts of a log can be resampled apart and merged.
 *
 * @param resamples how many, at least 100
 * @see "Chamandy, Muralidharan, Najmi, Naidu: Estimating Uncertainty for Massive Data Streams,
 *     Google 2012"
 */
public record Resampling(long seed, int resamples) {
  private static final int FEWEST = 100;

  /** P(at most k) of Poisson(1) for k = 0, 1, …, in units of 2⁻³². */
  private static final long[] CUMULATIVE = cumulative();

  public Resampling {
    if (resamples < FEWEST) {
      throw new IllegalArgumentException(
          "there must be at least " + FEWEST + " resamples but " + resamples + " are asked for");
    }
  }

  /**
   * The unit's draws.
   *
   * @param unit a row's number, or a {@link #unit} by name
   */
  public double[] draws(long unit) {
    SplittableRandom random =
        new SplittableRandom(new SplittableRandom(seed).nextLong() ^ mixed(unit));
    double[] draws = new double[resamples];
    for (int resample = 0; resample < resamples; resample += 2) {
      long bits = random.nextLong();
      draws[resample] = poisson(bits >>> 32);
      if (resample + 1 < resamples) {
        draws[resample + 1] = poisson(bits & 0xffff_ffffL);
      }
    }
    return draws;
  }

  /** A number for a unit's name; two names share one with probability 2⁻⁶⁴. */
  public static long unit(String name) {
    long unit = name.length();
    for (int i = 0; i < name.length(); i++) {
      unit = mixed(unit + name.charAt(i));
    }
    return unit;
  }

  private static long mixed(long value) {
    return new SplittableRandom(value).nextLong();
  }

  private static int poisson(long bits) {
    int count = 0;
    while (count < CUMULATIVE.length && bits >= CUMULATIVE[count]) {
      count++;
    }
    return count;
  }

  private static long[] cumulative() {
    long[] cumulative = new long[13];
    double term = Math.exp(-1);
    double sum = 0;
    for (int k = 0; k < cumulative.length; k++) {
      sum += term;
      cumulative[k] = (long) (sum * 0x1p32);
      term /= k + 1;
    }
    return cumulative;
  }
}
