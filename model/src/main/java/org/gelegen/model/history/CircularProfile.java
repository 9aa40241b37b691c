package org.gelegen.model.history;

/**
 * When in a cycle something tends to happen, as the first two trigonometric moments of the moments
 * seen (Fisher: Statistical Analysis of Circular Data, 1993, sections 2.3 and 2.4), exponentially
 * forgotten.
 *
 * @param weight how many moments, decayed
 * @param cos1 the sum of cos θ
 * @param sin1 the sum of sin θ
 * @param cos2 the sum of cos 2θ
 * @param sin2 the sum of sin 2θ
 */
record CircularProfile(float weight, float cos1, float sin1, float cos2, float sin2) {
  static final CircularProfile NONE = new CircularProfile(0, 0, 0, 0, 0);

  private static final int MOMENTS = 4;

  /** For the middle of each hour: cos θ, sin θ, cos 2θ, sin 2θ. */
  private static final double[] HOURS = hours();

  private static double[] hours() {
    double[] table = new double[24 * MOMENTS];
    for (int hour = 0; hour < 24; hour++) {
      double angle = 2 * Math.PI * (hour + 0.5) / 24;
      table[hour * MOMENTS] = Math.cos(angle);
      table[hour * MOMENTS + 1] = Math.sin(angle);
      table[hour * MOMENTS + 2] = Math.cos(2 * angle);
      table[hour * MOMENTS + 3] = Math.sin(2 * angle);
    }
    return table;
  }

  /** With one moment more at {@code turn}, a fraction of the cycle in [0, 1). */
  CircularProfile with(double turn) {
    double angle = 2 * Math.PI * turn;
    return new CircularProfile(
        weight + 1,
        cos1 + (float) Math.cos(angle),
        sin1 + (float) Math.sin(angle),
        cos2 + (float) Math.cos(2 * angle),
        sin2 + (float) Math.sin(2 * angle));
  }

  boolean isEmpty() {
    return weight == 0;
  }

  CircularProfile faded(float factor) {
    return isEmpty()
        ? this
        : new CircularProfile(
            weight * factor, cos1 * factor, sin1 * factor, cos2 * factor, sin2 * factor);
  }

  /**
   * The density in the middle of an hour of the day relative to an even spread, shrunk towards 1 by
   * {@code prior} moments spread evenly; in [0, 5].
   *
   * @param hour 0 to 23
   */
  double relativeDensity(int hour, double prior) {
    int row = hour * MOMENTS;
    double sum =
        cos1 * HOURS[row] + sin1 * HOURS[row + 1] + cos2 * HOURS[row + 2] + sin2 * HOURS[row + 3];
    return Math.max(0, 1 + 2 * sum / (weight + prior));
  }

  /** The mean resultant length in [0, 1], 0 without moments. */
  double concentration() {
    return weight <= 0 ? 0 : Math.min(1, Math.hypot(cos1, sin1) / weight);
  }

  /** The mean direction as a fraction of the cycle in [0, 1); 0 without moments. */
  double meanTurn() {
    double turn = Math.atan2(sin1, cos1) / (2 * Math.PI);
    return turn < 0 ? turn + 1 : turn;
  }
}
