package org.gelegen.trainer.experiments;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.gelegen.trainer.evaluation.Interval;

/**
 * Estimates how an arm's figure differs from the baseline's.
 *
 * <h2>Adjustment</h2>
 *
 * For covariates, by CUPED [1]: from the difference of the figures comes off θ times the difference
 * of the covariates' means, which is chance alone, since the covariates are from before the
 * exposure. θ is the regression of the figures' influences on the covariates' over both arms, which
 * makes the variance of what is left smallest; for a mean it is Cov(Y, X) / Var(X). For figures
 * that are ratios it works on the linearisation [2]. With many debtors the adjusted difference is
 * as unbiased as the plain one.
 *
 * <h2>Variance</h2>
 *
 * An arm's variance is its own. Where fewer than {@value #FEWEST_TELLING} debtors of the arm differ
 * from its commonest figure, that knows too little: an arm of sixty in which nobody complained yet
 * has no variance of its own, and proves nothing all the same. It is then at least that of all
 * debtors of both arms together for as many debtors, which is the variance if there is no
 * difference, as in a score test [3]. For arms with own variances V, difference d and n debtors
 * (Kish's effective size, since they are weighted) that is s² / n with
 *
 * <pre>
 * s² = (n₁ · n₁V₁ + n₂ · n₂V₂) / (n₁ + n₂) + n₁n₂ / (n₁ + n₂)² · d²
 * </pre>
 *
 * An interval can become wider by this and never narrower, so what is promised of it holds.
 *
 * <h2>Silence</h2>
 *
 * Nothing is said where normal approximations would not hold: with fewer than {@value
 * #FEWEST_DEBTORS} debtors in an arm, or fewer than {@value #FEWEST_TELLING} in both together that
 * differ from the commonest figure. So no interval has no width.
 *
 * <h2>Many at once</h2>
 *
 * The interval for a single look holds at 95 % for the one figure that was chosen beforehand. That
 * for every look holds at 95 % for all figures and all arms of the experiment together: each has
 * its share of the chance of error, 5 % divided by their number (Bonferroni).
 *
 * <ol>
 *   <li>Deng, Xu, Kohavi, Walker: Improving the Sensitivity of Online Controlled Experiments by
 *       Utilizing Pre-Experiment Data, WSDM 2013
 *   <li>Deng, Knoblich, Lu: Applying the Delta Method in Metric Analytics, KDD 2018
 *   <li>Agresti: Categorical Data Analysis, 3rd ed., sections 1.3 and 3.2
 * </ol>
 */
final class DifferenceEstimator {
  /** With fewer debtors in an arm nothing is said. */
  static final int FEWEST_DEBTORS = 30;

  /** With fewer debtors that differ from the rest nothing is said. */
  static final int FEWEST_TELLING = 10;

  static final double ALPHA = 0.05;

  /** What of a variance the adjustment must leave, so that it is no accident of rounding. */
  private static final double LEAST_LEFT = 1e-9;

  private static final double Z =
      new NormalDistribution(null, 0, 1).inverseCumulativeProbability(1 - ALPHA / 2);

  private final double alphaOfEach;

  /**
   * An estimator.
   *
   * @param comparisons how many differences are told together, at least 1
   */
  DifferenceEstimator(int comparisons) {
    alphaOfEach = ALPHA / comparisons;
  }

  /** The difference, or empty when there are too few debtors or nothing to divide by. */
  Optional<Difference> estimate(ArmSample arm, ArmSample baseline, Metric metric) {
    double plain = arm.figure(metric) - baseline.figure(metric);
    double debtorDays = arm.days() + baseline.days();
    if (arm.size() < FEWEST_DEBTORS
        || baseline.size() < FEWEST_DEBTORS
        || !Double.isFinite(plain)
        || debtorDays <= 0
        || telling(arm, baseline, metric) < FEWEST_TELLING) {
      return Optional.empty();
    }
    RealVector figures = stacked(arm.influences(metric), baseline.influences(metric));
    RealMatrix covariates = stacked(arm.covariateInfluences(), baseline.covariateInfluences());
    RealVector theta = theta(covariates, figures);
    RealVector rest = figures.subtract(covariates.operate(theta));
    if (rest.dotProduct(rest) <= LEAST_LEFT * figures.dotProduct(figures)) {
      // An adjustment that explains everything is a coincidence of few debtors.
      theta = new ArrayRealVector(theta.getDimension());
      rest = figures;
    }
    RealVector chance =
        new ArrayRealVector(arm.covariateMeans())
            .subtract(new ArrayRealVector(baseline.covariateMeans()));
    double adjusted = plain - theta.dotProduct(chance);
    Pair pair = new Pair(arm, baseline, metric);
    double before = pair.variance(figures, plain);
    double after = pair.variance(rest, adjusted);
    return Optional.of(
        new Difference(
            interval(plain, Z * Math.sqrt(before)),
            interval(adjusted, Z * Math.sqrt(after)),
            interval(
                adjusted, ConfidenceSequence.halfWidth(debtorDays, alphaOfEach) * Math.sqrt(after)),
            Math.max(0, 1 - after / before)));
  }

  /** How many debtors of both arms have another figure than the commonest one. */
  static int telling(ArmSample arm, ArmSample baseline, Metric metric) {
    return telling(metric, arm, baseline);
  }

  private static int telling(Metric metric, ArmSample... samples) {
    Map<Double, Integer> debtors = new HashMap<>();
    for (ArmSample sample : samples) {
      sample.count(metric.restsOn(), debtors);
    }
    int all = debtors.values().stream().mapToInt(Integer::intValue).sum();
    return all - debtors.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /** Two arms of which the variance of a metric's difference is asked. */
  private record Pair(ArmSample arm, ArmSample baseline, Metric metric) {
    /**
     * The variance of a difference.
     *
     * @param influences of the arm's debtors, then of the baseline's
     */
    double variance(RealVector influences, double difference) {
      RealVector ours = influences.getSubVector(0, arm.size());
      RealVector theirs = influences.getSubVector(arm.size(), baseline.size());
      double ownOfOurs = ours.dotProduct(ours);
      double ownOfTheirs = theirs.dotProduct(theirs);
      double n = arm.effectiveSize();
      double m = baseline.effectiveSize();
      double ofAll =
          (n * n * ownOfOurs + m * m * ownOfTheirs) / (n + m)
              + n * m / ((n + m) * (n + m)) * difference * difference;
      return atLeast(arm, ownOfOurs, ofAll / n) + atLeast(baseline, ownOfTheirs, ofAll / m);
    }

    private double atLeast(ArmSample sample, double own, double ofAll) {
      return telling(metric, sample) < FEWEST_TELLING ? Math.max(own, ofAll) : own;
    }
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
