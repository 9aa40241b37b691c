package org.gelegen.scheduler.planning;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealVector;

/**
 * Where the dual is lowest as its slope and curvature at a point describe it. Prices that would
 * fall below zero are held at zero, and the others found again.
 */
final class NewtonStep {
  private static final int ROUNDS = 10;

  /** A curvature that rounding alone made indefinite gets this share of the most it can be. */
  private static final double REPAIR = 1e-6;

  private static final double ASYMMETRY = 1e-9;

  private final FreePrices free;
  private final double[] bent;
  private final double[] most;
  private final double[] direction;
  private final boolean[] held;

  /**
   * Readies a step.
   *
   * @param bent the second derivatives in the free prices, as {@link SmoothedDual#curvature} has
   *     them
   */
  NewtonStep(FreePrices free, double[] bent, double temperature) {
    this.free = free;
    this.bent = bent;
    most = free.mostCurvature(temperature);
    direction = new double[free.size()];
    held = new boolean[free.size()];
  }

  /**
   * How each free price moves.
   *
   * @param damping the share of the most curvature there can be that is added to what there is
   */
  double[] direction(double damping) {
    Arrays.fill(direction, 0);
    Arrays.fill(held, false);
    double[] down = free.down();
    boolean fell = true;
    for (int round = 0; fell && round < ROUNDS; round++) {
      int[] moving = IntStream.range(0, held.length).filter(price -> !held[price]).toArray();
      if (moving.length > 0) {
        solve(moving, damping);
      }
      fell = false;
      for (int price : moving) {
        if (direction[price] < down[price]) {
          direction[price] = down[price];
          held[price] = true;
          fell = true;
        }
      }
    }
    return direction.clone();
  }

  private void solve(int[] moving, double damping) {
    double[][] matrix = new double[moving.length][moving.length];
    for (int i = 0; i < moving.length; i++) {
      for (int j = 0; j < i; j++) {
        matrix[i][j] = bent(moving[i], moving[j]);
        matrix[j][i] = matrix[i][j];
      }
    }
    RealVector wanted = wanted(moving);
    double[] solved = null;
    for (double added = damping; solved == null; added = Math.max(REPAIR, added * 100)) {
      for (int i = 0; i < moving.length; i++) {
        matrix[i][i] = bent(moving[i], moving[i]) + added * most[moving[i]];
      }
      try {
        solved =
            new CholeskyDecomposition(new Array2DRowRealMatrix(matrix, false), ASYMMETRY, 0)
                .getSolver()
                .solve(wanted)
                .toArray();
      } catch (NonPositiveDefiniteMatrixException e) {
        solved = null;
      }
    }
    for (int i = 0; i < moving.length; i++) {
      direction[moving[i]] = solved[i];
    }
  }

  /** The slope that is to vanish, after what the held prices do to it. */
  private RealVector wanted(int[] moving) {
    double[] slope = free.slope();
    double[] wanted = new double[moving.length];
    for (int i = 0; i < moving.length; i++) {
      wanted[i] = -slope[moving[i]];
      for (int j = 0; j < held.length; j++) {
        if (held[j]) {
          wanted[i] -= bent(moving[i], j) * direction[j];
        }
      }
    }
    return new ArrayRealVector(wanted, false);
  }

  private double bent(int one, int other) {
    return bent[FreePrices.at(Math.min(one, other), Math.max(one, other))];
  }
}
