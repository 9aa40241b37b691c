package org.gelegen.model.decision;

import java.time.Instant;
import java.util.List;
import org.gelegen.model.experiments.Experiment;
import org.gelegen.model.experiments.Placement;
import org.gelegen.model.history.DebtorHistory;

/** How decisions follow from evaluations, the first time and when they are made again. */
final class Making {
  private Making() {}

  /** The best option or one drawn, or no contact where there is none. */
  static Decision drawn(
      DecisionSession session,
      Evaluation evaluation,
      DecisionId id,
      int alternatives,
      int reasons) {
    if (evaluation.options().isEmpty()) {
      return evaluation.noContact(
          id,
          0,
          reasons == 0 || evaluation.kind() == Decision.Kind.STOP
              ? Explanation.none()
              : session.explainWaiting(reasons));
    }
    Evaluation.Draw draw = evaluation.draw(id);
    return evaluation.contact(
        id, draw, alternatives, explanation(session, evaluation, draw.option(), reasons));
  }

  static Explanation explanation(
      DecisionSession session, Evaluation evaluation, int option, int limit) {
    return limit == 0 ? Explanation.none() : session.explain(evaluation, option, limit);
  }

  /** Nothing is recommended, and the exclusion says that an experiment is why. */
  static Decision leftAlone(
      Decider decider, DebtorHistory history, Placement placement, Occasion occasion) {
    Instant until =
        decider
            .settings()
            .experiments()
            .find(placement.experiment().value())
            .map(Experiment::until)
            .orElse(null);
    return new Decision(
        occasion.id(),
        history.debtorId(),
        history.actionableCase().map(subject -> subject.version().caseId()).orElse(null),
        occasion.at(),
        decider.modelVersion(),
        Decision.Kind.STOP,
        null,
        1,
        List.of(),
        List.of(),
        Explanation.none(),
        List.of(
            new Decision.Exclusion(
                "experiment." + placement.experiment(),
                null,
                occasion.basis().ahead().slots(history.zone()).size(),
                placement.whyLeftAlone(),
                until)),
        null,
        occasion.basis(),
        null);
  }
}
