package org.gelegen.scoring.recommendations;

import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
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
   * How recommendations are told.
   *
   * @param zones where debtors are
   * @param language of the reasons
   * @param whatToDo about debtors for whom nothing can be recommended
   */
  record Telling(
      Function<DebtorId, ZoneId> zones,
      boolean explained,
      PlainLanguage language,
      String whatToDo) {
    private Stream<Recommendation> recommendations(Recommender.Result result) {
      return result.decisions().stream()
          .map(
              decision ->
                  Recommendation.from(
                      decision, zones.apply(decision.debtorId()), explained, language));
    }

    private Stream<DebtorError> errors(Recommender.Result result) {
      return result.unknown().stream().map(debtor -> new DebtorError(debtor.value(), whatToDo));
    }
  }

  static RecommendationResponse from(Recommender.Result result, Telling telling) {
    List<DebtorError> errors = telling.errors(result).toList();
    return new RecommendationResponse(
        result.modelVersion(),
        telling.recommendations(result).toList(),
        errors.isEmpty() ? null : errors);
  }

  /** The same, one debtor a line: what is recommended, then for whom nothing can be. */
  static Stream<RecommendationLine> lines(Recommender.Result result, Telling telling) {
    String version = result.modelVersion();
    return Stream.concat(
        telling.recommendations(result).map(one -> new RecommendationLine(version, one, null)),
        telling.errors(result).map(error -> new RecommendationLine(version, null, error)));
  }
}
