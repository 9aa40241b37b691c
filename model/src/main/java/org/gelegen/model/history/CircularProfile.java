package org.gelegen.model.history;

/**
 * When in a cycle something tends to happen, as the first two trigonometric moments of the moments
 * seen (Fisher: Statistical Analysis of Circular Data, 1993, sections 2.3 and 2.4), exponentially
 * forgotten.
 *
 * <p>Five floats: weight, cos θ, sin θ, cos 2θ, sin 2θ, each summed. They live in a larger array,
 * so that a history is few objects.
 */
final class CircularProfile {
  /** How many floats a profile takes. */
  static final int SIZE = 5;

  private CircularProfile() {}

  /** Adds one moment at {@code turn}, a fraction of the cycle in [0, 1). */
  static void add(float[] moments, int offset, double turn) {
    double angle = 2 * Math.PI * turn;
    moments[offset] += 1;
    moments[offset + 1] += (float) Math.cos(angle);
    moments[offset + 2] += (float) Math.sin(angle);
    moments[offset + 3] += (float) Math.cos(2 * angle);
    moments[offset + 4] += (float) Math.sin(2 * angle);
  }

  /**
   * The density in the middle of an hour of the day relative to an even spread, shrunk towards 1 by
   * {@code prior} moments spread evenly; in [0, 5].
   *
   * @param hour 0 to 23
   */
  static double relativeDensity(float[] moments, int offset, int hour, double prior) {
    double sum = 0;
    for (int i = 0; i < SIZE - 1; i++) {
      sum += moments[offset + 1 + i] * HOURS[hour * (SIZE - 1) + i];
    }
    return Math.max(0, 1 + 2 * sum / (moments[offset] + prior));
  }

  /** For the middle of each hour: cos θ, sin θ, cos 2θ, sin 2θ. */
  private static final double[] HOURS = hours();

  private static double[] hours() {
    double[] table = new double[24 * (SIZE - 1)];
    for (int hour = 0; hour < 24; hour++) {
      double angle = 2 * Math.PI * (hour + 0.5) / 24;
      table[hour * (SIZE - 1)] = Math.cos(angle);
      table[hour * (SIZE - 1) + 1] = Math.sin(angle);
      table[hour * (SIZE - 1) + 2] = Math.cos(2 * angle);
      table[hour * (SIZE - 1) + 3] = Math.sin(2 * angle);
    }
    return table;
  }

  /** The mean resultant length in [0, 1], 0 without moments. */
  static double concentration(float[] moments, int offset) {
    double weight = moments[offset];
    return weight <= 0
        ? 0
        : Math.min(1, Math.hypot(moments[offset + 1], moments[offset + 2]) / weight);
  }

  /** The mean direction as a fraction of the cycle in [0, 1); 0 without moments. */
  static double meanTurn(float[] moments, int offset) {
    double turn = Math.atan2(moments[offset + 2], moments[offset + 1]) / (2 * Math.PI);
    return turn < 0 ? turn + 1 : turn;
  }
}
