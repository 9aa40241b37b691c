package org.gelegen.datasets.simulator;

/** How a debtor's week is shaped: whose habits the debtor shares. See {@code docs/simulator.md}. */
public enum WorkPattern {
  /** Works on weekdays in the day-time; free in the evening and on Saturday. */
  OFFICE(24, 64),
  /** Works in shifts: asleep or at work when others are free, often free around noon. */
  SHIFT(20, 63),
  /** At home in the day-time, with children or without work: busy when the school is out. */
  HOME(23, 64),
  /** Retired: at home in the morning and the afternoon, not to be called at dinner. */
  RETIRED(66, 88),
  /** Studies: up late, free from noon. */
  STUDENT(18, 26),
  /** A business: answers in office hours. */
  BUSINESS(0, 0);

  private final int youngest;
  private final int oldest;

  WorkPattern(int youngest, int oldest) {
    this.youngest = youngest;
    this.oldest = oldest;
  }

  /** The youngest age in the group, in years; 0 for businesses. */
  int youngest() {
    return youngest;
  }

  /** The oldest age in the group, in years; 0 for businesses. */
  int oldest() {
    return oldest;
  }
}
