package org.gelegen.scheduler.planning;

/**
 * What a place in each cell and a unit of each day's budget cost, none negative.
 *
 * <p>The arrays are shared with whoever moves the prices.
 */
final class Prices {
  private final double[] cells;
  private final double[] days;

  private Prices(double[] cells, double[] days) {
    this.cells = cells;
    this.days = days;
  }

  static Prices zero(Limits limits) {
    return new Prices(new double[limits.cells()], new double[limits.days()]);
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
