package org.gelegen.trainer.learners;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.gelegen.model.compiled.Calibration;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.trainer.examples.Sample;
import org.gelegen.trainer.examples.Target;

/**
 * Fits the calibration of log-odds: a slope, an intercept, and for each channel a deviation from
 * it.
 *
 * <p>Maximum a posteriori by Newton's method: p = sigmoid(a · z + b + d[channel]) with normal
 * priors a ~ (1, 1/5), b ~ (0, 1), d ~ (0, 1/10), written as mean and variance. With little data
 * the log-odds stay as they are; with much the priors vanish. The slope is never negative.
 */
public final class Calibrator {
  private static final int SLOPE = 0;
  private static final int INTERCEPT = 1;
  private static final int FIRST_CHANNEL = 2;
  private static final int PARAMETERS = FIRST_CHANNEL + Channel.count();
  private static final int MAX_STEPS = 50;
  private static final double SLOPE_PRECISION = 5;
  private static final double FIXED = 1e9;
  private static final double INTERCEPT_PRECISION = 1;
  private static final double CHANNEL_PRECISION = 10;

  private Calibrator() {}

  /**
   * Fits slope and intercepts to what became of {@code sample}. Self-cure knows no channel.
   *
   * @param logOdds of each row, from a scorer that was not fitted on it
   */
  public static Calibration fit(double[] logOdds, Sample sample) {
    return fit(logOdds, sample, SLOPE_PRECISION);
  }

  /** The same with a slope of 1. */
  public static Calibration fitIntercepts(double[] logOdds, Sample sample) {
    return fit(logOdds, sample, FIXED);
  }

  private static Calibration fit(double[] logOdds, Sample sample, double slopePrecision) {
    double[] precisions = new double[PARAMETERS];
    precisions[SLOPE] = slopePrecision;
    precisions[INTERCEPT] = INTERCEPT_PRECISION;
    boolean byChannel = sample.target() != Target.SELF_CURE;
    for (int i = FIRST_CHANNEL; i < PARAMETERS; i++) {
      precisions[i] = byChannel ? CHANNEL_PRECISION : FIXED;
    }
    RealVector parameters = new ArrayRealVector(PARAMETERS);
    parameters.setEntry(SLOPE, 1);
    double loss = loss(parameters, precisions, logOdds, sample);
    for (int step = 0; step < MAX_STEPS; step++) {
      RealVector direction = newtonStep(parameters, precisions, logOdds, sample);
      double length = 1;
      RealVector next = parameters.subtract(direction);
      double nextLoss = loss(next, precisions, logOdds, sample);
      while (nextLoss > loss && length > 1e-6) {
        length /= 2;
        next = parameters.subtract(direction.mapMultiply(length));
        nextLoss = loss(next, precisions, logOdds, sample);
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
    return calibration(parameters);
  }

  private static Calibration calibration(RealVector parameters) {
    double[] intercepts = new double[Channel.count()];
    for (int i = 0; i < intercepts.length; i++) {
      intercepts[i] = parameters.getEntry(INTERCEPT) + parameters.getEntry(FIRST_CHANNEL + i);
    }
    return new Calibration(Math.max(0, parameters.getEntry(SLOPE)), intercepts);
  }

  private static double margin(RealVector parameters, double logOdds, int channel) {
    return parameters.getEntry(SLOPE) * logOdds
        + parameters.getEntry(INTERCEPT)
        + parameters.getEntry(FIRST_CHANNEL + channel);
  }

  private static double loss(
      RealVector parameters, double[] precisions, double[] logOdds, Sample sample) {
    double loss = 0;
    for (int i = 0; i < logOdds.length; i++) {
      double margin = margin(parameters, logOdds[i], channel(sample, i));
      double signed = sample.isPositive(i) ? -margin : margin;
      loss += signed > 0 ? signed + Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed));
    }
    for (int j = 0; j < PARAMETERS; j++) {
      double off = parameters.getEntry(j) - (j == SLOPE ? 1 : 0);
      loss += precisions[j] * off * off / 2;
    }
    return loss;
  }

  private static RealVector newtonStep(
      RealVector parameters, double[] precisions, double[] logOdds, Sample sample) {
    double[] gradient = new double[PARAMETERS];
    RealMatrix hessian = new Array2DRowRealMatrix(PARAMETERS, PARAMETERS);
    for (int i = 0; i < logOdds.length; i++) {
      int own = FIRST_CHANNEL + channel(sample, i);
      double z = logOdds[i];
      double p = 1 / (1 + Math.exp(-margin(parameters, z, channel(sample, i))));
      double error = p - (sample.isPositive(i) ? 1 : 0);
      double weight = p * (1 - p);
      gradient[SLOPE] += error * z;
      gradient[INTERCEPT] += error;
      gradient[own] += error;
      hessian.addToEntry(SLOPE, SLOPE, weight * z * z);
      hessian.addToEntry(SLOPE, INTERCEPT, weight * z);
      hessian.addToEntry(SLOPE, own, weight * z);
      hessian.addToEntry(INTERCEPT, INTERCEPT, weight);
      hessian.addToEntry(INTERCEPT, own, weight);
      hessian.addToEntry(own, own, weight);
    }
    for (int j = 0; j < PARAMETERS; j++) {
      double off = parameters.getEntry(j) - (j == SLOPE ? 1 : 0);
      gradient[j] += precisions[j] * off;
      hessian.addToEntry(j, j, precisions[j]);
      for (int k = 0; k < j; k++) {
        hessian.setEntry(j, k, hessian.getEntry(k, j));
      }
    }
    return new LUDecomposition(hessian).getSolver().solve(new ArrayRealVector(gradient, false));
  }

  private static int channel(Sample sample, int index) {
    return sample.table().channel(sample.row(index)).index();
  }
}
