package org.gelegen.app.lab.tables;

import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.gelegen.trainer.evaluation.Metrics;

/** How good probabilities were; means where there were several parts. */
record Scores(double auc, double logLoss, double brier, double ece, double alift) {

  static Scores of(double[] probabilities, boolean[] labels) {
    Metrics metrics = Metrics.of(probabilities, labels);
    return new Scores(
        Objects.requireNonNull(metrics.auc(), "labels must differ"),
        metrics.logLoss(),
        metrics.brier(),
        metrics.ece(),
        Objects.requireNonNull(metrics.alift(), "labels must differ"));
  }

  /** The mean of each over some parts, of which there is at least one. */
  static Scores mean(List<Scores> parts) {
    return new Scores(
        mean(parts, Scores::auc),
        mean(parts, Scores::logLoss),
        mean(parts, Scores::brier),
        mean(parts, Scores::ece),
        mean(parts, Scores::alift));
  }

  private static double mean(List<Scores> parts, ToDoubleFunction<Scores> score) {
    return parts.stream().mapToDouble(score).average().orElseThrow();
  }
}
