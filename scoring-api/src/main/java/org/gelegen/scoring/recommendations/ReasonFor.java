package org.gelegen.scoring.recommendations;

import java.util.List;
import org.gelegen.model.decision.Decision;
import org.gelegen.scoring.http.Doc;
import org.gelegen.scoring.presentation.Figures;
import org.jspecify.annotations.Nullable;

/** What speaks for or against the chosen action. */
record ReasonFor(
    String feature,
    @Doc("absent: not known") @Nullable Double value,
    @Doc("on the log-odds of being reached and answered for") double effect,
    @Doc("in plain words") String text) {
  static List<ReasonFor> from(List<Decision.Reason> reasons) {
    return reasons.stream()
        .map(
            reason ->
                new ReasonFor(
                    reason.feature(),
                    reason.value() == null ? null : Figures.rounded(reason.value()),
                    Figures.rounded(reason.effect()),
                    reason.text()))
        .toList();
  }
}
