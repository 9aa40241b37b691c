package org.gelegen.datasets.published;

import java.util.HashMap;
import java.util.Map;

/**
 * A reward model that is a table of shrunken mean rewards, cross-fitted: a row is predicted from
 * the rows outside its own fold only, the fold being its number modulo {@value #FOLDS}.
 */
final class CellModel {
  private static final int FOLDS = 3;
  private static final double SHRINKAGE = 10;

  private final Map<Cell, double[]> rewards = new HashMap<>();
  private final Map<Cell, double[]> shows = new HashMap<>();
  private final double[] allRewards = new double[FOLDS];
  private final double[] allShows = new double[FOLDS];

  /** An item, or another action, at a place in the slate, or for others of a kind. */
  record Cell(String item, String position) {}

  static int fold(long index) {
    return Math.toIntExact(index % FOLDS);
  }

  void add(int fold, Cell cell, double reward) {
    allShows[fold]++;
    shows.computeIfAbsent(cell, key -> new double[FOLDS])[fold]++;
    allRewards[fold] += reward;
    rewards.computeIfAbsent(cell, key -> new double[FOLDS])[fold] += reward;
  }

  /**
   * The reward that the rows outside a fold let expect: (rewards + 10 g) / (shows + 10), where g is
   * their mean reward over all cells.
   */
  double rate(int fold, Cell cell) {
    double overall = outside(fold, allRewards) / outside(fold, allShows);
    double[] none = new double[FOLDS];
    return (outside(fold, rewards.getOrDefault(cell, none)) + SHRINKAGE * overall)
        / (outside(fold, shows.getOrDefault(cell, none)) + SHRINKAGE);
  }

  private static double outside(int fold, double[] sums) {
    double sum = 0;
    for (int other = 0; other < FOLDS; other++) {
      sum += other == fold ? 0 : sums[other];
    }
    return sum;
  }
}
