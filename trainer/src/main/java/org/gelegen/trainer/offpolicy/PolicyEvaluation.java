package org.gelegen.trainer.offpolicy;

import java.util.List;

/**
 * Estimates of one policy's value, streaming: decision by decision, in memory that does not grow
 * with the log. Parts of a log can be evaluated apart and merged. Not thread-safe.
 */
public final class PolicyEvaluation {
  private final boolean byUnit;
  private final WeightTally weights;
  private final List<Tally> tallies;

  /**
   * Starts with an empty log.
   *
   * @param byUnit whether resamples draw units of several decisions, which then decide the standard
   *     errors and intervals; otherwise decisions are taken as independent
   */
  public PolicyEvaluation(List<Estimator> estimators, Resampling resampling, boolean byUnit) {
    this.byUnit = byUnit;
    int resamples = resampling.resamples();
    weights = new WeightTally(resamples);
    tallies = estimators.stream().map(estimator -> new Tally(estimator, resamples)).toList();
  }

  /**
   * Adds a decision.
   *
   * @param draws of the unit it belongs to, by the resampling given at the start
   */
  public void add(LoggedDecision decision, double[] draws) {
    weights.add(decision.weight(), draws);
    tallies.forEach(tally -> tally.add(decision, draws));
  }

  /** Takes over all that {@code other}, of the same estimators and resampling, has seen. */
  public void merge(PolicyEvaluation other) {
    weights.merge(other.weights);
    for (int i = 0; i < tallies.size(); i++) {
      tallies.get(i).merge(other.tallies.get(i));
    }
  }

  /**
   * What the log says so far.
   *
   * @param unsupported the share of decisions where the policy wants an action that the log never
   *     has, in [0, 1]
   * @throws IllegalArgumentException when there is no decision yet
   */
  public PolicyReport report(double unsupported) {
    if (weights.count() == 0) {
      throw new IllegalArgumentException("the log has no decisions");
    }
    WeightSummary summary = weights.summary(unsupported, byUnit);
    Reliance reliance = new Reliance(summary);
    double[] counts = weights.counts();
    return new PolicyReport(
        summary,
        tallies.stream().map(tally -> tally.estimate(reliance, counts, byUnit)).toList(),
        reliance.warnings());
  }
}
