package org.gelegen.app.lab.tables;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be reached; what is absent is not asked for. */
record Goal(double leastAuc, @Nullable Double mostLogLoss, @Nullable Double mostEce) {

  static Goal auc(double least) {
    return new Goal(least, null, null);
  }

  Goal logLoss(double most) {
    return new Goal(leastAuc, most, mostEce);
  }

  Goal ece(double most) {
    return new Goal(leastAuc, mostLogLoss, most);
  }

  boolean isReachedBy(Scores scores) {
    return scores.auc() >= leastAuc
        && (mostLogLoss == null || scores.logLoss() <= mostLogLoss)
        && (mostEce == null || scores.ece() <= mostEce);
  }

  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    parts.add("AUC at least %.3f".formatted(leastAuc));
    if (mostLogLoss != null) {
      parts.add("log-loss at most %.3f".formatted(mostLogLoss));
    }
    if (mostEce != null) {
      parts.add("ECE at most %.3f".formatted(mostEce));
    }
    return String.join(", ", parts);
  }
}
