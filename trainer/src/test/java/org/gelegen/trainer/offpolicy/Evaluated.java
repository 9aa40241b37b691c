package org.gelegen.trainer.offpolicy;

import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Logs put through an evaluation. */
final class Evaluated {
  static final List<Estimator> ALL = Estimators.all(List.of(2.0), List.of(2.0));

  private Evaluated() {}

  /** Row {@code first} on, each decision a unit of its own. */
  static PolicyEvaluation evaluation(
      List<Estimator> estimators, List<LoggedDecision> log, Resampling resampling, long first) {
    PolicyEvaluation evaluation = new PolicyEvaluation(estimators, resampling, false);
    long row = first;
    for (LoggedDecision decision : log) {
      evaluation.add(decision, resampling.draws(row++));
    }
    return evaluation;
  }

  static PolicyReport report(List<LoggedDecision> log) {
    return evaluation(ALL, log, new Resampling(1, 100), 0).report(0);
  }

  static Estimate estimate(PolicyReport report, String name) {
    return report.estimates().stream()
        .filter(estimate -> estimate.estimator().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(name));
  }

  static double value(PolicyReport report, String name) {
    return number(estimate(report, name).value(), name);
  }

  static double se(PolicyReport report, String name) {
    return number(estimate(report, name).se(), name);
  }

  private static double number(@Nullable Double value, String name) {
    if (value == null) {
      throw new NoSuchElementException(name);
    }
    return value;
  }
}
