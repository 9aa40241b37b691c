package org.gelegen.app.lab.tables;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.gelegen.model.GelegenException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What scikit-learn 1.2.1 and XGBoost 1.7.4, untuned, reached on the public tables. */
final class ReferenceFigures {
  private static final Map<String, String> LEARNERS = learners();

  private final JsonNode figures;

  private ReferenceFigures(JsonNode figures) {
    this.figures = figures;
  }

  private static Map<String, String> learners() {
    Map<String, String> learners = new LinkedHashMap<>();
    learners.put("logreg", "logistic regression");
    learners.put("hist_gb", "histogram boosting");
    learners.put("random_forest", "random forest");
    learners.put("xgboost", "XGBoost");
    return learners;
  }

  static ReferenceFigures read(Path file) {
    try {
      return new ReferenceFigures(JsonMapper.builder().build().readTree(file));
    } catch (JacksonException e) {
      throw new GelegenException("cannot read " + file + ": " + e.getOriginalMessage(), e);
    }
  }

  /** The means over the five folds of a table. */
  SequencedMap<String, Scores> fiveFold(String table) {
    return byLearner(figures.path("classifiers:" + table).path("five_fold"), "mean");
  }

  /** On the later rows of bank marketing. */
  SequencedMap<String, Scores> temporal() {
    return byLearner(figures.path("classifiers:bank-additional-full").path("temporal_70_30"), "");
  }

  /** On bank marketing in batches, fitted {@code how}. */
  SequencedMap<String, Scores> rolling(String how) {
    return byLearner(figures.path("rolling:bank-additional-full"), how);
  }

  /** What a policy is worth on the evaluation half of Hillstrom's challenge. */
  Estimate policy(String reward, String policy) {
    return estimate(
        figures
            .path("ope:hillstrom")
            .path("values")
            .path(reward)
            .path(policy)
            .path("estimates")
            .path("dr"));
  }

  /** What a policy is worth over the best single choice. */
  Estimate gain(String reward, String policy) {
    return estimate(
        figures
            .path("ope:hillstrom")
            .path("values")
            .path(reward)
            .path(policy)
            .path("dr_minus_best_constant"));
  }

  private static Estimate estimate(JsonNode node) {
    JsonNode ends = node.path("ci95");
    return new Estimate(
        node.path("value").asDouble(), ends.path(0).asDouble(), ends.path(1).asDouble());
  }

  private static SequencedMap<String, Scores> byLearner(JsonNode learners, String part) {
    SequencedMap<String, Scores> scores = new LinkedHashMap<>();
    LEARNERS.forEach(
        (key, name) -> {
          JsonNode learner = learners.path(key);
          JsonNode found = part.isEmpty() ? learner : learner.path(part);
          if (!found.isMissingNode()) {
            scores.put(
                name,
                new Scores(
                    found.path("auc").asDouble(),
                    found.path("log_loss").asDouble(),
                    found.path("brier").asDouble(),
                    found.path("ece15").asDouble(),
                    found.path("alift").asDouble()));
          }
        });
    return scores;
  }
}
