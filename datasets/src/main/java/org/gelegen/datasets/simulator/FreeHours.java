package org.gelegen.datasets.simulator;

/**
 * When the people of a work pattern are free for a message or a call: log-odds around 0, by local
 * hour. The curves are assumptions; {@code docs/simulator.md} says what they rest on.
 */
final class FreeHours {
  static final int HOURS = 24;

  private static final double[] OFFICE_WEEKDAY =
      tenths(
          -40, -40, -40, -40, -40, -35, -15, -5, -7, -12, -12, -11, -3, -9, -12, -12, -8, 2, 6, 11,
          12, 10, 3, -10);
  private static final double[] OFFICE_WEEKEND =
      tenths(
          -40, -40, -40, -40, -40, -40, -35, -20, -9, 0, 6, 7, 5, 4, 2, 2, 3, 3, 2, 5, 5, 5, 2, -6);
  private static final double[] SHIFT_WEEKDAY =
      tenths(
          -30, -35, -40, -40, -40, -35, -20, -10, -8, -5, 1, 5, 7, 7, 6, 2, -2, -5, -3, 0, 2, 2, 1,
          -3);
  private static final double[] SHIFT_WEEKEND =
      tenths(
          -30, -35, -40, -40, -40, -35, -25, -15, -9, -2, 2, 3, 3, 3, 2, 1, 0, 0, 0, 2, 2, 2, 1,
          -3);
  private static final double[] HOME_WEEKDAY =
      tenths(
          -40, -40, -40, -40, -40, -40, -25, -12, -8, 9, 11, 9, 3, 8, 8, -3, -5, -8, -7, 1, 8, 7, 0,
          -12);
  private static final double[] HOME_WEEKEND =
      tenths(
          -40, -40, -40, -40, -40, -40, -30, -18, -6, 3, 5, 4, 2, 3, 3, 1, 0, -4, -3, 2, 6, 6, 0,
          -10);
  private static final double[] RETIRED_WEEKDAY =
      tenths(
          -40, -40, -40, -40, -40, -35, -25, -12, -4, 6, 11, 10, -3, -5, 8, 9, 6, 0, -6, 1, 2, 0,
          -10, -25);
  private static final double[] RETIRED_WEEKEND =
      tenths(
          -40, -40, -40, -40, -40, -35, -25, -14, -5, 4, 8, 7, -2, -4, 6, 6, 4, 0, -5, 1, 2, 0, -10,
          -25);
  private static final double[] STUDENT_WEEKDAY =
      tenths(
          -12, -25, -40, -40, -40, -40, -40, -25, -16, -10, -7, -3, 2, 1, 1, 2, 5, 7, 5, 6, 7, 8, 8,
          4);
  private static final double[] STUDENT_WEEKEND =
      tenths(
          -5, -12, -25, -40, -40, -40, -40, -35, -25, -15, -6, 0, 4, 5, 5, 5, 5, 4, 2, 3, 4, 5, 5,
          2);
  private static final double[] BUSINESS_WEEKDAY =
      tenths(
          -40, -40, -40, -40, -40, -35, -20, -6, 4, 10, 11, 9, -3, 5, 9, 8, 5, -4, -10, -10, -8, -8,
          -15, -25);
  private static final double[] BUSINESS_WEEKEND =
      tenths(
          -40, -40, -40, -40, -40, -40, -35, -25, -15, -6, -4, -4, -5, -6, -8, -9, -10, -12, -14,
          -14, -14, -14, -20, -30);

  private FreeHours() {}

  /** By hour of the local day; not to be changed. */
  static double[] of(WorkPattern pattern, boolean onWeekend) {
    return switch (pattern) {
      case OFFICE -> onWeekend ? OFFICE_WEEKEND : OFFICE_WEEKDAY;
      case SHIFT -> onWeekend ? SHIFT_WEEKEND : SHIFT_WEEKDAY;
      case HOME -> onWeekend ? HOME_WEEKEND : HOME_WEEKDAY;
      case RETIRED -> onWeekend ? RETIRED_WEEKEND : RETIRED_WEEKDAY;
      case STUDENT -> onWeekend ? STUDENT_WEEKEND : STUDENT_WEEKDAY;
      case BUSINESS -> onWeekend ? BUSINESS_WEEKEND : BUSINESS_WEEKDAY;
    };
  }

  private static double[] tenths(int... tenths) {
    double[] curve = new double[HOURS];
    if (tenths.length != HOURS) {
      throw new IllegalArgumentException(
          "a curve must have " + HOURS + " hours but has " + tenths.length);
    }
    for (int hour = 0; hour < HOURS; hour++) {
      curve[hour] = tenths[hour] / 10.0;
    }
    return curve;
  }
}
