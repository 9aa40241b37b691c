package org.gelegen.app.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Compares what happened with two halves of a portfolio that chance divided.
 *
 * <p>Every figure is a ratio of sums over debtors, such as reached contacts over contacts, or euros
 * over debtors. Debtors are independent, so a ratio's variance is that of its linearisation, Σ (y −
 * R·x)² / (Σ x)² (the delta method; Cochran: Sampling Techniques, 3rd ed., section 6.4), and the
 * difference of the halves has the sum of both. The interval is normal at 95 %.
 */
final class HalfComparison {
  private static final double Z =
      new NormalDistribution(null, 0, 1).inverseCumulativeProbability(0.975);

  private final List<DebtorTally> product = new ArrayList<>();
  private final List<DebtorTally> workflow = new ArrayList<>();

  void addProduct(DebtorTally tally) {
    product.add(tally);
  }

  void addWorkflow(DebtorTally tally) {
    workflow.add(tally);
  }

  /** Adds the debtors of another comparison to this one. */
  void addAll(HalfComparison other) {
    product.addAll(other.product);
    workflow.addAll(other.workflow);
  }

  int productDebtors() {
    return product.size();
  }

  int workflowDebtors() {
    return workflow.size();
  }

  /** The sum of something over a half. */
  static double sum(List<DebtorTally> half, ToDoubleFunction<DebtorTally> of) {
    return half.stream().mapToDouble(of).sum();
  }

  /** A ratio in both halves. */
  Figure compare(
      ToDoubleFunction<DebtorTally> numerator, ToDoubleFunction<DebtorTally> denominator) {
    Ratio ours = ratio(product, numerator, denominator);
    Ratio theirs = ratio(workflow, numerator, denominator);
    double spread = Z * Math.sqrt(ours.variance + theirs.variance);
    double difference = ours.value - theirs.value;
    return new Figure(
        ours.value, theirs.value, difference, difference - spread, difference + spread);
  }

  private static Ratio ratio(
      List<DebtorTally> half,
      ToDoubleFunction<DebtorTally> numerator,
      ToDoubleFunction<DebtorTally> denominator) {
    double x = sum(half, denominator);
    if (x == 0) {
      return new Ratio(Double.NaN, Double.NaN);
    }
    double value = sum(half, numerator) / x;
    double squares =
        sum(
            half,
            tally -> {
              double rest =
                  numerator.applyAsDouble(tally) - value * denominator.applyAsDouble(tally);
              return rest * rest;
            });
    return new Ratio(value, squares / (x * x));
  }

  private record Ratio(double value, double variance) {}

  /**
   * A figure in both halves; all NaN where a half has nothing to divide by.
   *
   * @param low the lower end of the 95 % interval of the difference
   * @param high the upper end
   */
  record Figure(double product, double workflow, double difference, double low, double high) {
    /** Whether the interval leaves out zero. */
    boolean clear() {
      return low > 0 || high < 0;
    }
  }
}
