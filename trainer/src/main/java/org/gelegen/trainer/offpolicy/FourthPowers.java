package org.gelegen.trainer.offpolicy;

import org.jspecify.annotations.Nullable;

/**
 * Sums of the fourfold products of a few terms, from which the sum of the fourth powers of any
 * affine function of the terms follows; streaming and mergeable. Not thread-safe.
 *
 * <p>The terms are taken from an origin, the first ones seen, and a constant 1 is put behind them:
 * moving the origin is then linear in each of the four places.
 */
final class FourthPowers {
  private static final int PLACES = 4;

  private final int size;
  private final double[] sums;
  private double @Nullable [] origin;

  FourthPowers(int terms) {
    size = terms + 1;
    sums = new double[size * size * size * size];
  }

  void add(double[] terms) {
    if (origin == null) {
      origin = terms.clone();
    }
    double[] z = new double[size];
    for (int i = 0; i < terms.length; i++) {
      z[i] = terms[i] - origin[i];
    }
    z[size - 1] = 1;
    int index = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double pair = z[i] * z[j];
        for (int k = 0; k < size; k++) {
          for (int l = 0; l < size; l++) {
            sums[index++] += pair * z[k] * z[l];
          }
        }
      }
    }
  }

  /** Takes over all that {@code other} has seen. */
  void merge(FourthPowers other) {
    if (other.origin == null) {
      return;
    }
    if (origin == null) {
      origin = other.origin.clone();
    }
    double[] moved = other.sums.clone();
    for (int stride = 1, place = 0; place < PLACES; place++, stride *= size) {
      move(moved, other.origin, origin, stride);
    }
    for (int index = 0; index < sums.length; index++) {
      sums[index] += moved[index];
    }
  }

  /** In the place that this stride walks, adds {@code from − to} times the constant's sums. */
  private void move(double[] tensor, double[] from, double[] to, int stride) {
    for (int index = 0; index < tensor.length; index++) {
      int term = index / stride % size;
      if (term < size - 1) {
        int constant = index + (size - 1 - term) * stride;
        tensor[index] += (from[term] - to[term]) * tensor[constant];
      }
    }
  }

  /** The sum of the fourth powers of {@code direction} · (terms − center), at least 0. */
  double around(double[] center, double[] direction) {
    if (origin == null) {
      return 0;
    }
    double[] affine = new double[size];
    for (int i = 0; i < direction.length; i++) {
      affine[i] = direction[i];
      affine[size - 1] -= direction[i] * (center[i] - origin[i]);
    }
    double sum = 0;
    int index = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double pair = affine[i] * affine[j];
        for (int k = 0; k < size; k++) {
          for (int l = 0; l < size; l++) {
            sum += pair * affine[k] * affine[l] * sums[index++];
          }
        }
      }
    }
    return Math.max(0, sum);
  }
}
