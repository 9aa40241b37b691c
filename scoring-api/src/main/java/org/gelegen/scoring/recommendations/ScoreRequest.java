package org.gelegen.scoring.recommendations;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.gelegen.model.decision.PlainLanguage;
import org.gelegen.model.decision.Recommender;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.scoring.http.Doc;
import org.gelegen.scoring.http.JsonCheck;
import org.gelegen.scoring.http.Range;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What to recommend, for debtors who are described, and when. */
record ScoreRequest(
    @Doc("the debtors, each once") @Range(min = 1, max = 1000) List<Description> debtors,
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
  ScoreRequest {
    debtors = List.copyOf(debtors);
    channels = channels == null ? null : List.copyOf(channels);
  }

  /** A debtor's records, each kind one record or an array of them. */
  record Description(
      @Doc("the debtor's record, or versions of it") JsonNode debtor,
      @Doc("versions of its cases") @Nullable JsonNode cases,
      @Nullable JsonNode contacts,
      @Doc("outcomes of these contacts") @Nullable JsonNode outcomes,
      @Nullable JsonNode payments,
      @Nullable JsonNode holds) {}

  boolean explained() {
    return Boolean.TRUE.equals(explain);
  }

  /** The language of the reasons. */
  PlainLanguage spoken() {
    return language == null ? PlainLanguage.ENGLISH : language;
  }

  /** What is wrong beyond the types and the records. */
  static JsonCheck check(Set<Channel> used) {
    return (json, problems) -> LookAhead.check(json, used, problems);
  }

  /** What is asked of the recommender; the request was checked. */
  Recommender.Request toDomain(Collection<DebtorId> described, Instant now) {
    return new Recommender.Request(
        List.copyOf(described),
        at == null ? now : at.toInstant(),
        LookAhead.horizon(at, horizon, now),
        LookAhead.channels(channels),
        alternatives == null ? 0 : alternatives,
        explained());
  }
}
