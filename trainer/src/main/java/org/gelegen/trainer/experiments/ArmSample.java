package org.gelegen.trainer.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Debtors of one arm that can be compared with another's. A debtor's weight is one over the
 * probability with which it drew its arm, so that both arms stand for the same debtors even when
 * shares were changed on the way (Hájek's estimator). Not thread-safe.
 */
final class ArmSample {
  private static final int COVARIATES = 3;

  private final List<DebtorMeasures> debtors = new ArrayList<>();
  private final List<Double> weights = new ArrayList<>();
  private double totalWeight;

  void add(DebtorMeasures measures, double probability) {
    debtors.add(measures);
    weights.add(1 / probability);
    totalWeight += 1 / probability;
  }

  int size() {
    return debtors.size();
  }

  /** How many equally weighted debtors say as much (Kish: Survey Sampling, 1965, section 11.7). */
  double effectiveSize() {
    return totalWeight * totalWeight / weights.stream().mapToDouble(its -> its * its).sum();
  }

  /** Adds to each figure that a debtor can have by itself how many have it. */
  void count(Metric metric, Map<Double, Integer> figures) {
    for (DebtorMeasures debtor : debtors) {
      double denominator = metric.denominator(debtor);
      if (denominator != 0) {
        figures.merge(metric.numerator(debtor) / denominator, 1, Integer::sum);
      }
    }
  }

  double days() {
    return debtors.stream().mapToDouble(DebtorMeasures::days).sum();
  }

  /** The weighted sum of the denominators over that of the debtors; 0: there is no figure. */
  private double meanDenominator(Metric metric) {
    double sum = 0;
    for (int i = 0; i < size(); i++) {
      sum += weights.get(i) * metric.denominator(debtors.get(i));
    }
    return sum / totalWeight;
  }

  /** The figure of the arm, or NaN when there is nothing to divide by. */
  double figure(Metric metric) {
    double sum = 0;
    for (int i = 0; i < size(); i++) {
      sum += weights.get(i) * metric.numerator(debtors.get(i));
    }
    return sum / totalWeight / meanDenominator(metric);
  }

  /**
   * What each debtor moves the arm's figure by, to first order: the figure's linearisation, whose
   * squares sum up to its variance (Cochran: Sampling Techniques, 3rd ed., section 6.4).
   */
  double[] influences(Metric metric) {
    double figure = figure(metric);
    double scale = totalWeight * meanDenominator(metric);
    double[] influences = new double[size()];
    for (int i = 0; i < influences.length; i++) {
      DebtorMeasures debtor = debtors.get(i);
      influences[i] =
          weights.get(i) * (metric.numerator(debtor) - figure * metric.denominator(debtor)) / scale;
    }
    return influences;
  }

  /** The means of the covariates. */
  double[] covariateMeans() {
    double[] means = new double[COVARIATES];
    for (int i = 0; i < size(); i++) {
      double[] values = debtors.get(i).before().values();
      for (int k = 0; k < COVARIATES; k++) {
        means[k] += weights.get(i) * values[k] / totalWeight;
      }
    }
    return means;
  }

  /** What each debtor moves the covariates' means by, debtor by debtor. */
  double[][] covariateInfluences() {
    double[] means = covariateMeans();
    double[][] influences = new double[size()][COVARIATES];
    for (int i = 0; i < size(); i++) {
      double[] values = debtors.get(i).before().values();
      for (int k = 0; k < COVARIATES; k++) {
        influences[i][k] = weights.get(i) * (values[k] - means[k]) / totalWeight;
      }
    }
    return influences;
  }
}
