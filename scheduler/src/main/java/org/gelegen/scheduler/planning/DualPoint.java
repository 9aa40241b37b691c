package org.gelegen.scheduler.planning;

/** What the dual is at some prices, with how much of each limit is wanted there. */
final class DualPoint {
  private double best;
  private double smooth;
  private final double[] demand;
  private final double[] spent;
  private final double[] squares;

  DualPoint(Limits limits) {
    demand = new double[limits.cells()];
    spent = new double[limits.days()];
    squares = new double[limits.days()];
  }

  /**
   * Adds a debtor.
   *
   * @param debtorBest what its best option is worth after prices
   * @param debtorSmooth the same, smoothed
   */
  void addDebtor(double debtorBest, double debtorSmooth) {
    best += debtorBest;
    smooth += debtorSmooth;
  }

  /**
   * Adds what a debtor takes.
   *
   * @param part how much of an option, in [0, 1]
   */
  void addOption(int cell, int day, double cost, double part) {
    if (cell >= 0) {
      demand[cell] += part;
    }
    spent[day] += part * cost;
    squares[day] += part * cost * cost;
  }

  void add(DualPoint other) {
    best += other.best;
    smooth += other.smooth;
    for (int cell = 0; cell < demand.length; cell++) {
      demand[cell] += other.demand[cell];
    }
    for (int day = 0; day < spent.length; day++) {
      spent[day] += other.spent[day];
      squares[day] += other.squares[day];
    }
  }

  /** Makes what was added stand for all debtors, and adds what the limits cost. */
  void complete(double weight, Prices prices, Limits limits) {
    double ofLimits = prices.ofLimits(limits);
    best = best * weight + ofLimits;
    smooth = smooth * weight + ofLimits;
    for (int cell = 0; cell < demand.length; cell++) {
      demand[cell] *= weight;
    }
    for (int day = 0; day < spent.length; day++) {
      spent[day] *= weight;
      squares[day] *= weight;
    }
  }

  /** The true dual: an upper bound of every plan's value, when all debtors are looked at. */
  double dual() {
    return best;
  }

  /** The smoothed dual, which is higher. */
  double smooth() {
    return smooth;
  }

  double demand(int cell) {
    return demand[cell];
  }

  /** The sum over what is spent on a day of each cost by itself. */
  double squares(int day) {
    return squares[day];
  }

  /** How much the smoothed dual changes with the price of a cell: capacity less demand. */
  double cellSlope(Limits limits, int cell) {
    return limits.capacity(cell) - demand[cell];
  }

  /** How much the smoothed dual changes with the price of a day: budget less spending. */
  double daySlope(Limits limits, int day) {
    return limits.budget(day) - spent[day];
  }
}
