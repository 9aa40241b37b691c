package org.gelegen.trainer.experiments;

import java.util.Optional;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.gelegen.trainer.evaluation.Interval;

/**
 * Estimates how an arm's figure differs from the baseline's, with intervals at 95 %.
 *
 * <p>Adjusted for covariates (CUPED [1]): from the difference of the figures comes off θ times the
 * difference of the covariates' means, which is chance alone, since the covariates are from before
 * the exposure. θ is the regression of the figures' influences on the covariates' over both arms,
 * which makes the variance of what is left smallest; for a mean it is Cov(Y, X) / Var(X). For
 * figures that are ratios it works on the linearisation [2]. With many debtors the adjusted
 * difference is as unbiased as the plain one and never wider.
 *
 * <ol>
 *   <li>Deng, Xu, Kohavi, Walker: Improving the Sensitivity of Online Controlled Experiments by
 *       Utilizing Pre-Experiment Data, WSDM 2013
 *   <li>Deng, Knoblich, Lu: Applying the Delta Method in Metric Analytics, KDD 2018
 * </ol>
 */
final class DifferenceEstimator {
  /** With fewer debtors in an arm nothing is said: normal approximations would not hold. */
  static final int FEWEST_DEBTORS = 30;

  static final double ALPHA = 0.05;

  private static final double Z =
      new NormalDistribution(null, 0, 1).inverseCumulativeProbability(1 - ALPHA / 2);

  private DifferenceEstimator() {}

  /** The difference, or empty when there are too few debtors or nothing to divide by. */
  static Optional<Difference> estimate(ArmSample arm, ArmSample baseline, Metric metric) {
    if (arm.size() < FEWEST_DEBTORS || baseline.size() < FEWEST_DEBTORS) {
      return Optional.empty();
    }
    double plain = arm.figure(metric) - baseline.figure(metric);
    double debtorDays = arm.days() + baseline.days();
    if (!Double.isFinite(plain) || debtorDays <= 0) {
      return Optional.empty();
    }
    RealVector figures = stacked(arm.influences(metric), baseline.influences(metric));
    RealMatrix covariates = stacked(arm.covariateInfluences(), baseline.covariateInfluences());
    RealVector theta = theta(covariates, figures);
    RealVector chance =
        new ArrayRealVector(arm.covariateMeans())
            .subtract(new ArrayRealVector(baseline.covariateMeans()));
    double adjusted = plain - theta.dotProduct(chance);
    double before = figures.dotProduct(figures);
    RealVector rest = figures.subtract(covariates.operate(theta));
    double after = rest.dotProduct(rest);
    return Optional.of(
        new Difference(
            interval(plain, Z * Math.sqrt(before)),
            interval(adjusted, Z * Math.sqrt(after)),
            interval(adjusted, ConfidenceSequence.halfWidth(debtorDays, ALPHA) * Math.sqrt(after)),
            before == 0 ? 0 : Math.max(0, 1 - after / before)));
  }

  /** Least squares, in units in which every covariate spreads alike; what never varies is out. */
  private static RealVector theta(RealMatrix covariates, RealVector figures) {
    int columns = covariates.getColumnDimension();
    RealMatrix scaled = covariates.copy();
    double[] norms = new double[columns];
    for (int k = 0; k < columns; k++) {
      norms[k] = covariates.getColumnVector(k).getNorm();
      double unit = norms[k] == 0 ? 1 : norms[k];
      scaled.setColumnVector(k, covariates.getColumnVector(k).mapDivide(unit));
    }
    RealMatrix squares = scaled.transpose().multiply(scaled);
    RealVector products = scaled.preMultiply(figures);
    RealVector theta = new SingularValueDecomposition(squares).getSolver().solve(products);
    for (int k = 0; k < columns; k++) {
      theta.setEntry(k, norms[k] == 0 ? 0 : theta.getEntry(k) / norms[k]);
    }
    return theta;
  }

  private static Interval interval(double estimate, double spread) {
    return new Interval(estimate, estimate - spread, estimate + spread);
  }

  /** The arm's influences and, with the opposite sign, the baseline's. */
  private static RealVector stacked(double[] arm, double[] baseline) {
    return new ArrayRealVector(arm).append(new ArrayRealVector(baseline).mapMultiply(-1));
  }

  private static RealMatrix stacked(double[][] arm, double[][] baseline) {
    RealMatrix all = new Array2DRowRealMatrix(arm.length + baseline.length, arm[0].length);
    all.setSubMatrix(arm, 0, 0);
    all.setSubMatrix(
        new Array2DRowRealMatrix(baseline).scalarMultiply(-1).getData(), arm.length, 0);
    return all;
  }
}
