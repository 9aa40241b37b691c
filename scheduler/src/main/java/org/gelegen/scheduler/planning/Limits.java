package org.gelegen.scheduler.planning;

/**
 * How many contacts each cell carries and what each day may cost. A cell is a channel in an hour of
 * a day; the planner knows only its number.
 */
public final class Limits {
  /** The capacity of a cell, or the cell of an option, that has no limit. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  private final int[] capacities;
  private final double[] budgets;

  /**
   * States the limits.
   *
   * @param capacities contacts by cell, not negative; {@link #UNLIMITED}: as many as wanted
   * @param budgets by day, in the client's currency, not negative; infinite: no budget
   */
  public Limits(int[] capacities, double[] budgets) {
    this.capacities = capacities.clone();
    this.budgets = budgets.clone();
    for (int capacity : capacities) {
      if (capacity < 0) {
        throw new IllegalArgumentException("capacity must not be negative but is " + capacity);
      }
    }
    for (double budget : budgets) {
      if (!(budget >= 0)) {
        throw new IllegalArgumentException("budget must not be negative but is " + budget);
      }
    }
  }

  public int cells() {
    return capacities.length;
  }

  public int days() {
    return budgets.length;
  }

  public int capacity(int cell) {
    return capacities[cell];
  }

  public double budget(int day) {
    return budgets[day];
  }

  boolean hasBudget() {
    for (double budget : budgets) {
      if (budget < Double.POSITIVE_INFINITY) {
        return true;
      }
    }
    return false;
  }
}
