package org.gelegen.scheduler.planning;

import java.util.Arrays;

/**
 * The prices that can move at a point: those above zero and those of limits that are exceeded.
 * Others are zero and stay there. Prices of what is closed do not move.
 */
final class FreePrices {
  private static final double LITTLE = 1e-3;

  private final int[] ofCell;
  private final int[] ofDay;
  private final double[] slope;
  private final double[] most;
  private final double[] price;
  private int size;

  FreePrices(Limits limits, Prices prices, DualPoint point) {
    ofCell = new int[limits.cells()];
    ofDay = new int[limits.days()];
    slope = new double[ofCell.length + ofDay.length];
    most = new double[slope.length];
    price = new double[slope.length];
    for (int cell = 0; cell < ofCell.length; cell++) {
      boolean limited = limits.capacity(cell) > 0 && limits.capacity(cell) < Limits.UNLIMITED;
      ofCell[cell] =
          limited
              ? place(
                  prices.cells()[cell],
                  point.cellSlope(limits, cell),
                  Math.max(point.demand(cell), LITTLE * limits.capacity(cell)))
              : -1;
    }
    for (int day = 0; day < ofDay.length; day++) {
      boolean limited = limits.budget(day) > 0 && limits.budget(day) < Double.POSITIVE_INFINITY;
      ofDay[day] =
          limited
              ? place(
                  prices.days()[day],
                  point.daySlope(limits, day),
                  Math.max(point.squares(day), LITTLE * limits.budget(day)))
              : -1;
    }
  }

  private int place(double itsPrice, double itsSlope, double itsMost) {
    if (itsPrice > 0 || itsSlope < 0) {
      slope[size] = itsSlope;
      most[size] = itsMost;
      price[size] = itsPrice;
      return size++;
    }
    return -1;
  }

  int size() {
    return size;
  }

  /** The place of a cell's price among the free ones, or -1, as for an option without a cell. */
  int ofCell(int cell) {
    return cell < 0 ? -1 : ofCell[cell];
  }

  int ofDay(int day) {
    return ofDay[day];
  }

  /** Where the second derivative in two prices is in an upper triangle, {@code row <= column}. */
  static int at(int row, int column) {
    return column * (column + 1) / 2 + row;
  }

  /** How the smoothed dual changes with each. */
  double[] slope() {
    return Arrays.copyOf(slope, size);
  }

  /** How far each can move down, not positive. */
  double[] down() {
    return Arrays.stream(price, 0, size).map(itsPrice -> -itsPrice).toArray();
  }

  /** More than the smoothed dual can be curved in each, or a little where nothing is wanted. */
  double[] mostCurvature(double temperature) {
    return Arrays.stream(most, 0, size).map(moment -> moment / temperature).toArray();
  }

  /** The prices after a move of the free ones, none below zero. */
  Prices moved(Prices prices, double[] direction, double length) {
    Prices moved = prices.copy();
    for (int cell = 0; cell < ofCell.length; cell++) {
      if (ofCell[cell] >= 0) {
        moved.cells()[cell] = Math.max(0, prices.cells()[cell] + length * direction[ofCell[cell]]);
      }
    }
    for (int day = 0; day < ofDay.length; day++) {
      if (ofDay[day] >= 0) {
        moved.days()[day] = Math.max(0, prices.days()[day] + length * direction[ofDay[day]]);
      }
    }
    return moved;
  }

  /** What the slope foresees that a change of prices brings; negative: the dual falls. */
  double foreseen(Prices before, Prices after) {
    double sum = 0;
    for (int cell = 0; cell < ofCell.length; cell++) {
      if (ofCell[cell] >= 0) {
        sum += slope[ofCell[cell]] * (after.cells()[cell] - before.cells()[cell]);
      }
    }
    for (int day = 0; day < ofDay.length; day++) {
      if (ofDay[day] >= 0) {
        sum += slope[ofDay[day]] * (after.days()[day] - before.days()[day]);
      }
    }
    return sum;
  }
}
