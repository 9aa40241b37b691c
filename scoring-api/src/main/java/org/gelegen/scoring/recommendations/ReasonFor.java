package org.gelegen.scoring.recommendations;

import java.util.List;
import org.gelegen.model.decision.Explanation;
import org.gelegen.model.decision.PlainLanguage;
import org.gelegen.model.decision.ReasonTexts;
import org.gelegen.scoring.http.Doc;
import org.gelegen.scoring.presentation.Figures;
import org.jspecify.annotations.Nullable;

/** What a feature contributes to the value of the chosen contact. */
record ReasonFor(
    String feature,
    @Doc("absent: not known") @Nullable Double value,
    @Doc(
            "what the feature adds to what the contact is expected to bring, in the client's"
                + " currency per contact; negative: what it takes")
        double effect,
    @Doc("in plain words, in the language asked for") String text) {
  static List<ReasonFor> from(List<Explanation.Reason> reasons, PlainLanguage language) {
    ReasonTexts texts = ReasonTexts.in(language);
    return reasons.stream()
        .map(
            reason ->
                new ReasonFor(
                    reason.feature(),
                    reason.value() == null ? null : Figures.rounded(reason.value()),
                    Figures.rounded(reason.effect()),
                    texts.text(reason)))
        .toList();
  }
}
