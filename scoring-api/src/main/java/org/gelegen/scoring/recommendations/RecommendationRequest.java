package org.gelegen.scoring.recommendations;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gelegen.model.decision.PlainLanguage;
import org.gelegen.model.decision.Recommender;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.scoring.http.Doc;
import org.gelegen.scoring.http.JsonCheck;
import org.gelegen.scoring.http.Problem.FieldProblem;
import org.gelegen.scoring.http.Range;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What to recommend, for whom and when. */
record RecommendationRequest(
    @Doc("the debtors, each once") @Range(min = 1, max = 1000) List<String> debtorIds,
    @Doc(
            "the moment from which to look ahead, and whose knowledge counts; absent: now, looking"
                + " ahead from the next full minute")
        @Nullable OffsetDateTime at,
    @Doc("how far to look ahead, longer than nothing and at most P31D; absent: P7D")
        @Nullable Duration horizon,
    @Doc("the channels to consider; absent: all that the client uses") @Range(min = 1, max = 7)
        @Nullable List<Channel> channels,
    @Doc("how many other actions to name; absent: none") @Range(min = 0, max = 31)
        @Nullable Integer alternatives,
    @Doc("whether to say why, and what the rules exclude; absent: false") @Nullable Boolean explain,
    @Doc("the language of the reasons; absent: en") @Nullable PlainLanguage language) {
  RecommendationRequest {
    debtorIds = List.copyOf(debtorIds);
    channels = channels == null ? null : List.copyOf(channels);
  }

  boolean explained() {
    return Boolean.TRUE.equals(explain);
  }

  /** The language of the reasons. */
  PlainLanguage spoken() {
    return language == null ? PlainLanguage.ENGLISH : language;
  }

  /**
   * What is wrong beyond the types: debtors named twice or with impossible ids, and the rest.
   *
   * @param used the channels that the client uses
   */
  static JsonCheck check(Set<Channel> used) {
    return (json, problems) -> {
      checkDebtors(json.path("debtorIds"), problems);
      LookAhead.check(json, used, problems);
    };
  }

  private static void checkDebtors(JsonNode debtorIds, List<FieldProblem> problems) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < debtorIds.size(); i++) {
      JsonNode id = debtorIds.path(i);
      if (!id.isString()) {
        continue;
      }
      String pointer = "/debtorIds/" + i;
      if (!seen.add(id.stringValue())) {
        problems.add(new FieldProblem(pointer, "is there twice; name each debtor once"));
        continue;
      }
      try {
        new DebtorId(id.stringValue());
      } catch (IllegalArgumentException e) {
        problems.add(
            new FieldProblem(pointer, "must have 1 to 128 characters, none of them a control"));
      }
    }
  }

  /** What is asked of the recommender; the request was checked. */
  Recommender.Request toDomain(Instant now) {
    return new Recommender.Request(
        debtorIds.stream().map(DebtorId::new).toList(),
        at == null ? now : at.toInstant(),
        LookAhead.horizon(at, horizon, now),
        LookAhead.channels(channels),
        alternatives == null ? 0 : alternatives,
        explained());
  }
}
