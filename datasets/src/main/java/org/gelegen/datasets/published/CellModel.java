package org.gelegen.datasets.published;

import java.util.HashMap;
import java.util.Map;

/**
 * A reward model that is a table of shrunken click rates, cross-fitted: a row is predicted from the
 * rows outside its own fold only, the fold being its number modulo {@value #FOLDS}.
 */
final class CellModel {
  private static final int FOLDS = 3;
  private static final double SHRINKAGE = 10;

  private final Map<Cell, long[]> clicks = new HashMap<>();
  private final Map<Cell, long[]> shows = new HashMap<>();
  private final long[] allClicks = new long[FOLDS];
  private final long[] allShows = new long[FOLDS];

  /** An item at a place in the slate. */
  record Cell(String item, String position) {}

  static int fold(long index) {
    return Math.toIntExact(index % FOLDS);
  }

  void add(int fold, Cell cell, boolean clicked) {
    allShows[fold]++;
    shows.computeIfAbsent(cell, key -> new long[FOLDS])[fold]++;
    if (clicked) {
      allClicks[fold]++;
      clicks.computeIfAbsent(cell, key -> new long[FOLDS])[fold]++;
    }
  }

  /**
   * The click rate that the rows outside a fold let expect, in [0, 1]: (clicks + 10 g) / (shows +
   * 10), where g is their rate over all cells.
   */
  double rate(int fold, Cell cell) {
    double overall = (double) outside(fold, allClicks) / outside(fold, allShows);
    long[] none = new long[FOLDS];
    return (outside(fold, clicks.getOrDefault(cell, none)) + SHRINKAGE * overall)
        / (outside(fold, shows.getOrDefault(cell, none)) + SHRINKAGE);
  }

  private static long outside(int fold, long[] counts) {
    long sum = 0;
    for (int other = 0; other < FOLDS; other++) {
      sum += other == fold ? 0 : counts[other];
    }
    return sum;
  }
}
