package org.gelegen.trainer.choices;

import java.util.ArrayList;
import java.util.List;
import org.gelegen.model.decision.Decision.PermittedAction;
import org.gelegen.model.slots.Action;
import org.gelegen.trainer.offpolicy.Claim;
import org.gelegen.trainer.offpolicy.DoublyRobust;
import org.gelegen.trainer.offpolicy.Estimate;
import org.gelegen.trainer.offpolicy.LoggedDecision;
import org.gelegen.trainer.offpolicy.PolicyEvaluation;
import org.gelegen.trainer.offpolicy.PolicyReport;
import org.gelegen.trainer.offpolicy.Resampling;
import org.gelegen.trainer.offpolicy.SelfNormalised;
import org.gelegen.trainer.offpolicy.SelfNormalisedDoublyRobust;
import org.jspecify.annotations.Nullable;

/** One version's choices, estimated decision by decision. Not thread-safe. */
final class VersionChoices {
  private final @Nullable DayScorer scorer;
  private final Resampling resampling;
  private final PolicyEvaluation evaluation;
  private final List<Double> scores = new ArrayList<>();
  private long beyond;

  /**
   * Starts.
   *
   * @param scorer the version's; absent: what was done
   */
  VersionChoices(@Nullable DayScorer scorer, Resampling resampling) {
    this.scorer = scorer;
    this.resampling = resampling;
    evaluation =
        new PolicyEvaluation(
            List.of(new DoublyRobust(), new SelfNormalisedDoublyRobust(), new SelfNormalised()),
            resampling,
            true);
  }

  /** Adds a decision. */
  void add(Situation situation, DayScorer.Scored rewards) {
    LoggedDecision logged = logged(situation, rewards);
    evaluation.add(logged, resampling.draws(Resampling.unit(situation.debtor())));
    Double loggedValue = logged.loggedValue();
    Double policyValue = logged.policyValue();
    scores.add(
        loggedValue == null || policyValue == null
            ? logged.reward()
            : policyValue + logged.weight() * (logged.reward() - loggedValue));
  }

  private LoggedDecision logged(Situation situation, DayScorer.Scored rewards) {
    Action chosen = situation.choice().chosen();
    double q = rewards.reward(chosen);
    if (scorer == null) {
      // The log is its own policy: every weight is 1, and the estimate is the mean reward.
      return new LoggedDecision(situation.reward(), 1, q, q);
    }
    DayScorer.Scored own =
        scorer.score(situation.history(), situation.subject(), situation.choice().at(), chosen);
    PermittedAction best = situation.drawable().getFirst();
    for (PermittedAction action : situation.drawable()) {
      best = own.value(action.action()) > own.value(best.action()) ? action : best;
    }
    double most = own.value(best.action());
    beyond +=
        situation.ofTheDay().stream().anyMatch(action -> own.value(action.action()) > most) ? 1 : 0;
    boolean same = best.action().equals(chosen);
    return new LoggedDecision(
        situation.reward(),
        same ? 1 / situation.propensity() : 0,
        q,
        rewards.reward(best.action()));
  }

  double[] scores() {
    return scores.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The share of decisions in which the version would rather have done what had no chance. */
  double beyond() {
    return scores.isEmpty() ? 0 : (double) beyond / scores.size();
  }

  PolicyReport report() {
    return evaluation.report(0);
  }

  /** Why the doubly robust estimate may not be leant on; absent: it has an interval. */
  static @Nullable String refusal(PolicyReport report) {
    Estimate doublyRobust = report.estimates().getFirst();
    return switch (doublyRobust.claim()) {
      case Claim.Covers _ -> null;
      case Claim.Approximate approximate -> approximate.reason();
      case Claim.NoInterval none -> none.reason();
      case Claim.NotUsable not -> not.reason();
    };
  }
}
