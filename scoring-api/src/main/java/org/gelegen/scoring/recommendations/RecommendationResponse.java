package org.gelegen.scoring.recommendations;

import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.gelegen.model.decision.PlainLanguage;
import org.gelegen.model.decision.Recommender;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.scoring.http.Doc;
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

  /**
   * What is answered.
   *
   * @param language of the reasons
   * @param whatToDo about debtors for whom nothing can be recommended
   */
  static RecommendationResponse from(
      Recommender.Result result,
      Function<DebtorId, ZoneId> zones,
      boolean explained,
      PlainLanguage language,
      String whatToDo) {
    List<DebtorError> unknown =
        result.unknown().stream().map(debtor -> new DebtorError(debtor.value(), whatToDo)).toList();
    return new RecommendationResponse(
        result.modelVersion(),
        result.decisions().stream()
            .map(
                decision ->
                    Recommendation.from(
                        decision, zones.apply(decision.debtorId()), explained, language))
            .toList(),
        unknown.isEmpty() ? null : unknown);
  }
}
