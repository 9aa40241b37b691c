package org.gelegen.trainer.offpolicy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far estimates from a log can be relied on.
 *
 * <h2>Effective sample size</h2>
 *
 * A standard error from m effective decisions is itself uncertain by 1 / √(2 m) of its size [1].
 * Below 50 that is more than a tenth, and a log that small says little of the weights that it has
 * not met: no interval then.
 *
 * <h2>Mean weight</h2>
 *
 * Its expectation is 1 whatever the rewards. Beyond two standard errors there is a warning. Beyond
 * three and a hundredth, which rounded propensities do not explain, support is missing or the
 * propensities are not this log's: no interval then, self-normalised or not, because nothing tells
 * the one from the other.
 *
 * <h2>Carriers</h2>
 *
 * A standard error is uncertain by √(κ − 1) / √n / 2 of its size, with κ the kurtosis of the
 * scores; n / κ = (Σ ψ²)² / Σ ψ⁴ is how many decisions effectively carry it. For rare rewards it is
 * about the number of rewards that weigh, and n / κ ≥ 25 is Cochran's rule for a normal interval
 * [2]. With fewer than 25 the interval is given and called approximate. Where decisions come in
 * units, they are fewer by as much as the effective sample size is.
 *
 * <h2>Sources</h2>
 *
 * <ol>
 *   <li>Kish: Survey Sampling, 1965, sections 8.2 and 11.7
 *   <li>Cochran: Sampling Techniques, 3rd edition 1977, section 2.15
 * </ol>
 */
final class Reliance {
  private static final double FEWEST_EFFECTIVE = 50;
  private static final double WARN_DEVIATION = 1.96;
  private static final double REFUSE_DEVIATION = 3;
  private static final double ROUNDING = 0.01;
  private static final double ROUNDING_OF_SUMS = 1e-7;
  private static final double FEWEST_CARRIERS = 25;

  private final WeightSummary weights;

  Reliance(WeightSummary weights) {
    this.weights = weights;
  }

  /** What is wrong with the log as a whole, the reasons to refuse first. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>(refusals());
    if (Math.abs(weights.deviation()) > WARN_DEVIATION && !warnings.contains(meanWeight())) {
      warnings.add(meanWeight());
    }
    return warnings;
  }

  /** What may be claimed of an estimate. */
  Claim claim(Estimator estimator, double value, Precision precision) {
    Optional<String> refusal = refusal(estimator);
    if (refusal.isPresent()) {
      return new Claim.NotUsable(refusal.get());
    }
    if (estimator.uncovered().isPresent()) {
      return new Claim.NoInterval(estimator.uncovered().get());
    }
    if (!(precision.se() > ROUNDING_OF_SUMS * Math.abs(value))) {
      return new Claim.NoInterval(
          "nothing varies in what it is made of, and an interval without width would claim"
              + " certainty");
    }
    return byCarriers(precision);
  }

  private Claim byCarriers(Precision precision) {
    double carriers = precision.carriers() * weights.smallestEss() / weights.ess();
    return carriers >= FEWEST_CARRIERS
        ? new Claim.Covers(precision.interval(), precision.bootstrap())
        : new Claim.Approximate(
            precision.interval(),
            precision.bootstrap(),
            "it hangs on few decisions, effectively %.1f: with fewer than 25 the interval covers less often than it should"
                .formatted(carriers));
  }

  /** Why an estimate is not usable; one that does not lean on the weights is not refused here. */
  private Optional<String> refusal(Estimator estimator) {
    return estimator.needs() == Estimator.Needs.POLICY_VALUE
        ? Optional.empty()
        : refusals().stream().findFirst();
  }

  private List<String> refusals() {
    List<String> refusals = new ArrayList<>();
    if (weights.unsupported() > 0) {
      refusals.add(
          "support is missing: in %.2f %% of the decisions the policy wants an action that the log never has"
              .formatted(100 * weights.unsupported()));
    }
    if (weights.smallestEss() < FEWEST_EFFECTIVE) {
      refusals.add(
          "the effective sample size is %.1f%s, too small: it must be at least 50"
              .formatted(
                  weights.smallestEss(), weights.smallestEss() < weights.ess() ? " units" : ""));
    }
    if (Math.abs(weights.deviation()) > REFUSE_DEVIATION
        && Math.abs(weights.mean() - 1) > ROUNDING) {
      refusals.add(meanWeight());
    }
    return refusals;
  }

  private String meanWeight() {
    return "the mean weight is %.4f and should be 1, give or take %.4f: %s"
        .formatted(
            weights.mean(),
            weights.meanError(),
            weights.mean() < 1
                ? "the log lacks actions that the policy takes, or its propensities are too large"
                : "the logged propensities are too small, or the policy's probabilities too large");
  }
}
