package org.gelegen.app.offpolicy;

import java.util.ArrayList;
import java.util.List;
import org.gelegen.trainer.offpolicy.Estimator;
import org.gelegen.trainer.offpolicy.LoggedDecision;
import org.gelegen.trainer.offpolicy.PolicyEvaluation;
import org.gelegen.trainer.offpolicy.Resampling;

/** One policy's way through a log, with the estimators that the log's columns allow. */
final class PolicyRun {
  private final Policy policy;
  private final RewardModel model;
  private final PolicyEvaluation evaluation;
  private final List<String> leftOut = new ArrayList<>();

  PolicyRun(Policy policy, RewardModel model, LogColumns columns, EvaluationSettings settings) {
    this.policy = policy;
    this.model = model;
    List<Estimator> possible = new ArrayList<>();
    List<String> withoutLogged = new ArrayList<>();
    List<String> withoutValue = new ArrayList<>();
    for (Estimator estimator : settings.estimators()) {
      if (estimator.needs() != Estimator.Needs.NOTHING && !policy.hasValue(model)) {
        withoutValue.add(estimator.name());
      } else if (estimator.needs() == Estimator.Needs.BOTH_VALUES && !model.knowsLogged()) {
        withoutLogged.add(estimator.name());
      } else {
        possible.add(estimator);
      }
    }
    leaveOut(withoutValue, columns.policyValuePrefix() + policy.name());
    leaveOut(withoutLogged, columns.loggedValue());
    Resampling resampling = settings.resampling();
    evaluation = new PolicyEvaluation(possible, resampling, columns.unit() != null);
  }

  private void leaveOut(List<String> estimators, String column) {
    if (!estimators.isEmpty()) {
      leftOut.add(
          "left out: %s, because the log has no column %s"
              .formatted(String.join(", ", estimators), column));
    }
  }

  Policy policy() {
    return policy;
  }

  void add(CsvRow row, LoggedAction logged, double[] draws) {
    double probability = policy.probability(row, logged.action());
    evaluation.add(
        new LoggedDecision(
            logged.reward(),
            probability / logged.propensity(),
            logged.value(),
            policy.value(row, model)),
        draws);
  }

  PolicyResult result(double unsupported) {
    return new PolicyResult(policy.name(), evaluation.report(unsupported), leftOut);
  }
}
