package org.gelegen.scheduler.planning;

/**
 * What a place in each cell and a unit of each day's budget cost, none negative.
 *
 * <p>The arrays are shared with whoever moves the prices.
 */
final class Prices {
  /** So dear that nobody takes it: the price of what has no capacity, or no budget, at all. */
  private static final double CLOSED = 1e15;

  private final double[] cells;
  private final double[] days;

  private Prices(double[] cells, double[] days) {
    this.cells = cells;
    this.days = days;
  }

  static Prices zero(Limits limits) {
    return new Prices(new double[limits.cells()], new double[limits.days()]);
  }

  /** Nothing costs anything, but for what is closed. */
  static Prices start(Limits limits) {
    Prices prices = zero(limits);
    for (int cell = 0; cell < prices.cells.length; cell++) {
      prices.cells[cell] = limits.capacity(cell) == 0 ? CLOSED : 0;
    }
    for (int day = 0; day < prices.days.length; day++) {
      prices.days[day] = limits.budget(day) == 0 ? CLOSED : 0;
    }
    return prices;
  }

  double[] cells() {
    return cells;
  }

  double[] days() {
    return days;
  }

  Prices copy() {
    return new Prices(cells.clone(), days.clone());
  }

  /** The same, but each cell's price by {@code amount} lower, none below zero. */
  Prices lowered(double amount) {
    Prices lower = copy();
    for (int cell = 0; cell < cells.length; cell++) {
      lower.cells[cell] = Math.max(0, cells[cell] - amount);
    }
    return lower;
  }

  /**
   * The same, with what a first place would bring in cells that have none, and a first unit of
   * money on days without budget, the other prices as they are.
   */
  Prices opened(DebtorOptions options, Limits limits) {
    Prices opened = copy();
    boolean anyClosed = false;
    for (int cell = 0; cell < cells.length; cell++) {
      anyClosed |= limits.capacity(cell) == 0;
      opened.cells[cell] = limits.capacity(cell) == 0 ? 0 : cells[cell];
    }
    for (int day = 0; day < days.length; day++) {
      anyClosed |= limits.budget(day) == 0;
      opened.days[day] = limits.budget(day) == 0 ? 0 : days[day];
    }
    for (int debtor = 0; anyClosed && debtor < options.debtors(); debtor++) {
      open(options, limits, debtor, opened);
    }
    return opened;
  }

  private void open(DebtorOptions options, Limits limits, int debtor, Prices opened) {
    double present = 0;
    for (int option = options.first(debtor); option < options.end(debtor); option++) {
      present = Math.max(present, net(options, option));
    }
    for (int option = options.first(debtor); option < options.end(debtor); option++) {
      int cell = options.cell(option);
      int day = options.day(option);
      double cost = options.cost(option);
      boolean cellClosed = cell >= 0 && limits.capacity(cell) == 0;
      boolean dayClosed = limits.budget(day) == 0 && cost > 0;
      // A place is worth nothing on a day without money, nor money where there is no place.
      if (cellClosed && !dayClosed) {
        double worth = options.value(option) - (cost == 0 ? 0 : days[day] * cost) - present;
        opened.cells[cell] = Math.max(opened.cells[cell], worth);
      } else if (dayClosed && !cellClosed) {
        double worth = options.value(option) - (cell < 0 ? 0 : cells[cell]) - present;
        opened.days[day] = Math.max(opened.days[day], worth / cost);
      }
    }
  }

  /** What an option is worth after the price of its cell and of its cost. */
  double net(DebtorOptions options, int option) {
    int cell = options.cell(option);
    double worth = options.value(option) - days[options.day(option)] * options.cost(option);
    return cell < 0 ? worth : worth - cells[cell];
  }

  /** What all capacity and all budget cost at these prices. */
  double ofLimits(Limits limits) {
    double sum = 0;
    for (int cell = 0; cell < cells.length; cell++) {
      sum += cells[cell] == 0 ? 0 : cells[cell] * limits.capacity(cell);
    }
    for (int day = 0; day < days.length; day++) {
      sum += days[day] == 0 ? 0 : days[day] * limits.budget(day);
    }
    return sum;
  }
}
