package org.gelegen.trainer.learners;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.gelegen.model.compiled.Calibration;
import org.gelegen.model.portfolio.Channel;

/**
 * How much each of several learners' log-odds counts, learned from rows that none of them was
 * fitted on.
 *
 * <p>Maximum a posteriori by Newton's method: p = sigmoid(Σ wₖ · zₖ + b + d[channel] + f[fold]).
 * Weights have normal priors around what is believed of a learner beforehand, b ~ (0, 1), d ~ (0,
 * 1/10) and f ~ (0, 1/20), written as mean and variance: with few rows the believed weights stand,
 * with many the evidence takes over. Weights are never negative: a learner that ranks the wrong way
 * round in later rows gets none. The level of the last fold is the one that counts from now on.
 *
 * <p>Then {@link ChannelSlopes}, from the same rows: over one channel learners may be surer of
 * themselves than over another.
 *
 * @see "Wolpert: Stacked generalization, Neural Networks 1992"
 * @see "Breiman: Stacked regressions, Machine Learning 1996 (weights that are not negative)"
 */
public final class Stack {
  private static final int MAX_STEPS = 60;
  private static final double WEIGHT_PRECISION = 8;
  private static final double INTERCEPT_PRECISION = 1;
  private static final double CHANNEL_PRECISION = 10;
  private static final double FOLD_PRECISION = 20;
  private static final double FIXED = 1e9;

  private final OutOfTime rows;
  private final double[] believed;
  private final int learners;
  private final int size;
  private final double[] precisions;

  private Stack(OutOfTime rows, double[] believed, double weightPrecision, boolean byChannel) {
    this.rows = rows;
    this.believed = believed;
    learners = believed.length;
    size = learners + 1 + Channel.count() + rows.folds();
    precisions = new double[size];
    Arrays.fill(precisions, 0, learners, weightPrecision);
    precisions[learners] = INTERCEPT_PRECISION;
    Arrays.fill(
        precisions,
        learners + 1,
        learners + 1 + Channel.count(),
        byChannel ? CHANNEL_PRECISION : FIXED);
    Arrays.fill(precisions, learners + 1 + Channel.count(), size, FOLD_PRECISION);
  }

  /**
   * What was learned.
   *
   * @param weights by learner, not negative
   * @param level what makes probabilities of the weighted sum
   */
  // The weights are handed over at construction and compared by nobody.
  @SuppressWarnings("ArrayRecordComponent")
  public record Weighted(double[] weights, Calibration level) {}

  /**
   * Learns.
   *
   * @param believed the weight of each learner before any evidence
   * @param byChannel whether channels may differ in level
   */
  public static Weighted fit(OutOfTime rows, double[] believed, boolean byChannel) {
    Stack stack = new Stack(rows, believed, WEIGHT_PRECISION, byChannel);
    RealVector parameters = stack.fit();
    Weighted weighted = stack.weighted(parameters);
    return byChannel
        ? new Weighted(
            weighted.weights(),
            ChannelSlopes.fit(rows, stack.margins(parameters)).after(weighted.level()))
        : weighted;
  }

  /** Learns the level alone: the log-odds of the one learner count as they are. */
  public static Calibration level(OutOfTime rows, boolean byChannel) {
    Stack stack = new Stack(rows, new double[] {1}, FIXED, byChannel);
    return stack.weighted(stack.fit()).level();
  }

  private RealVector fit() {
    boolean[] out = new boolean[believed.length];
    while (true) {
      RealVector parameters = maximise(out);
      int worst = -1;
      for (int k = 0; k < out.length; k++) {
        double weight = parameters.getEntry(k);
        if (!out[k] && weight < 0 && (worst < 0 || weight < parameters.getEntry(worst))) {
          worst = k;
        }
      }
      if (worst < 0) {
        return parameters;
      }
      out[worst] = true;
    }
  }

  private Weighted weighted(RealVector parameters) {
    double[] weights = new double[learners];
    for (int k = 0; k < learners; k++) {
      weights[k] = Math.max(0, parameters.getEntry(k));
    }
    double last = rows.folds() == 0 ? 0 : parameters.getEntry(size - 1);
    double[] intercepts = new double[Channel.count()];
    for (int i = 0; i < intercepts.length; i++) {
      intercepts[i] = parameters.getEntry(learners) + parameters.getEntry(learners + 1 + i) + last;
    }
    return new Weighted(weights, Calibration.none().shifted(intercepts));
  }

  private double[] margins(RealVector parameters) {
    double[] margins = new double[rows.size()];
    for (int row = 0; row < margins.length; row++) {
      margins[row] = margin(parameters, row);
    }
    return margins;
  }

  private RealVector maximise(boolean[] out) {
    RealVector parameters = new ArrayRealVector(size);
    for (int k = 0; k < learners; k++) {
      parameters.setEntry(k, out[k] ? 0 : believed[k]);
    }
    double loss = loss(parameters);
    for (int step = 0; step < MAX_STEPS; step++) {
      RealVector direction = newtonStep(parameters, out);
      double length = 1;
      RealVector next = parameters.subtract(direction);
      double nextLoss = loss(next);
      while (nextLoss > loss && length > 1e-6) {
        length /= 2;
        next = parameters.subtract(direction.mapMultiply(length));
        nextLoss = loss(next);
      }
      boolean done = loss - nextLoss < 1e-10 * (1 + Math.abs(loss));
      if (nextLoss <= loss) {
        parameters = next;
        loss = nextLoss;
      }
      if (done) {
        break;
      }
    }
    return parameters;
  }

  private int channelPlace(int row) {
    return learners + 1 + rows.channel(row);
  }

  private int foldPlace(int row) {
    return learners + 1 + Channel.count() + rows.fold(row);
  }

  private double margin(RealVector parameters, int row) {
    double margin =
        parameters.getEntry(learners)
            + parameters.getEntry(channelPlace(row))
            + parameters.getEntry(foldPlace(row));
    for (int k = 0; k < learners; k++) {
      margin += parameters.getEntry(k) * rows.logOdds(k, row);
    }
    return margin;
  }

  private double believedAt(int parameter) {
    return parameter < learners ? believed[parameter] : 0;
  }

  private double loss(RealVector parameters) {
    double loss = 0;
    for (int row = 0; row < rows.size(); row++) {
      double margin = margin(parameters, row);
      double signed = rows.positive(row) ? -margin : margin;
      loss += signed > 0 ? signed + Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed));
    }
    for (int j = 0; j < size; j++) {
      double off = parameters.getEntry(j) - believedAt(j);
      loss += precisions[j] * off * off / 2;
    }
    return loss;
  }

  private RealVector newtonStep(RealVector parameters, boolean[] out) {
    double[] gradient = new double[size];
    double[][] hessian = new double[size][size];
    int[] places = new int[learners + 3];
    double[] inputs = new double[learners + 3];
    for (int k = 0; k < learners; k++) {
      places[k] = k;
    }
    places[learners] = learners;
    Arrays.fill(inputs, learners, inputs.length, 1);
    for (int row = 0; row < rows.size(); row++) {
      double p = 1 / (1 + Math.exp(-margin(parameters, row)));
      double error = p - (rows.positive(row) ? 1 : 0);
      double weight = p * (1 - p);
      for (int k = 0; k < learners; k++) {
        inputs[k] = rows.logOdds(k, row);
      }
      places[learners + 1] = channelPlace(row);
      places[learners + 2] = foldPlace(row);
      for (int i = 0; i < places.length; i++) {
        gradient[places[i]] += error * inputs[i];
        for (int j = 0; j <= i; j++) {
          hessian[places[i]][places[j]] += weight * inputs[i] * inputs[j];
        }
      }
    }
    RealMatrix matrix = new Array2DRowRealMatrix(size, size);
    for (int i = 0; i < size; i++) {
      gradient[i] += precisions[i] * (parameters.getEntry(i) - believedAt(i));
      for (int j = 0; j <= i; j++) {
        matrix.setEntry(i, j, hessian[i][j]);
        matrix.setEntry(j, i, hessian[i][j]);
      }
      matrix.addToEntry(i, i, precisions[i]);
    }
    for (int k = 0; k < learners; k++) {
      if (out[k]) {
        fix(matrix, gradient, k);
      }
    }
    return new LUDecomposition(matrix).getSolver().solve(new ArrayRealVector(gradient, false));
  }

  /** Keeps a parameter where it is. */
  private static void fix(RealMatrix matrix, double[] gradient, int parameter) {
    for (int i = 0; i < gradient.length; i++) {
      matrix.setEntry(parameter, i, i == parameter ? 1 : 0);
      matrix.setEntry(i, parameter, i == parameter ? 1 : 0);
    }
    gradient[parameter] = 0;
  }
}
