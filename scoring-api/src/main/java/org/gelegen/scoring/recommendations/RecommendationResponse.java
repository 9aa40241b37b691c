package org.gelegen.scoring.recommendations;

import java.util.List;
import org.gelegen.model.decision.Recommender;
import org.gelegen.scoring.http.Doc;
import org.gelegen.scoring.presentation.DebtorZones;
import org.jspecify.annotations.Nullable;

/** What is recommended. */
record RecommendationResponse(
    @Doc("the version that scored; none without a model") String modelVersion,
    @Doc("in the order that was asked in") List<Recommendation> recommendations,
    @Doc("debtors for whom nothing can be recommended; absent when there are none")
        @Nullable List<DebtorError> errors) {
  RecommendationResponse {
    recommendations = List.copyOf(recommendations);
    errors = errors == null ? null : List.copyOf(errors);
  }

  /** A debtor for whom nothing can be recommended. */
  record DebtorError(String debtorId, @Doc("what to do about it") String detail) {}

  static RecommendationResponse from(
      Recommender.Result result, DebtorZones.OfClient zones, boolean explained) {
    List<DebtorError> unknown =
        result.unknown().stream()
            .map(
                debtor ->
                    new DebtorError(
                        debtor.value(), "is not known; send its debtor and case records first"))
            .toList();
    return new RecommendationResponse(
        result.modelVersion(),
        result.decisions().stream()
            .map(
                decision -> Recommendation.from(decision, zones.of(decision.debtorId()), explained))
            .toList(),
        unknown.isEmpty() ? null : unknown);
  }
}
