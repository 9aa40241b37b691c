package org.gelegen.trainer.offpolicy;

import org.jspecify.annotations.Nullable;

/**
 * Means and centred products of a few terms, streaming and mergeable: the cuts between merged parts
 * change no more than rounding. Not thread-safe.
 *
 * @see "Pébay: Formulas for Robust, One-Pass Parallel Computation of Covariances and
 *     Arbitrary-Order Statistical Moments, Sandia report SAND2008-6212"
 */
final class Moments {
  private final double[] means;
  private final double[][] products;
  private final double[] delta;
  private long count;

  Moments(int size) {
    means = new double[size];
    products = new double[size][size];
    delta = new double[size];
  }

  void add(double[] terms) {
    take(terms, 1, null);
  }

  /** Takes over all that {@code other} has seen. */
  void merge(Moments other) {
    if (other.count > 0) {
      take(other.means, other.count, other.products);
    }
  }

  /** Adds so many around {@code center}; without products they are all in that one place. */
  private void take(double[] center, long added, double @Nullable [][] theirs) {
    double all = count + added;
    for (int i = 0; i < means.length; i++) {
      delta[i] = center[i] - means[i];
    }
    for (int i = 0; i < means.length; i++) {
      for (int j = 0; j < means.length; j++) {
        products[i][j] += delta[i] * delta[j] * count / all * added;
        if (theirs != null) {
          products[i][j] += theirs[i][j];
        }
      }
      means[i] += delta[i] * added / all;
    }
    count += added;
  }

  long count() {
    return count;
  }

  double[] means() {
    return means.clone();
  }

  /** The sum of the squares of {@code direction} · (terms − means), at least 0. */
  double squares(double[] direction) {
    double sum = 0;
    for (int i = 0; i < means.length; i++) {
      for (int j = 0; j < means.length; j++) {
        sum += direction[i] * direction[j] * products[i][j];
      }
    }
    return Math.max(0, sum);
  }
}
