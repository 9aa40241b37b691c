package org.gelegen.scoring.recommendations;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.decision.Recommender;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.scoring.http.Doc;
import org.gelegen.scoring.http.Problem.FieldProblem;
import org.gelegen.scoring.http.ProblemException;
import org.gelegen.scoring.http.Range;
import org.jspecify.annotations.Nullable;

/** What to recommend, for whom and when. */
record RecommendationRequest(
    @Doc("the debtors, each once") @Range(min = 1, max = 1000) List<String> debtorIds,
    @Doc("the moment from which to look ahead, and whose knowledge counts; absent: now")
        @Nullable OffsetDateTime at,
    @Doc("how far to look ahead, longer than nothing and at most P31D; absent: P7D")
        @Nullable Duration horizon,
    @Doc("the channels to consider; absent: all that the client uses") @Range(min = 1, max = 7)
        @Nullable List<Channel> channels,
    @Doc("how many other actions to name; absent: none") @Range(min = 0, max = 31)
        @Nullable Integer alternatives,
    @Doc("whether to say why, and what the rules exclude; absent: false")
        @Nullable Boolean explain) {
  private static final Duration LONGEST = Duration.ofDays(31);

  RecommendationRequest {
    debtorIds = List.copyOf(debtorIds);
    channels = channels == null ? null : List.copyOf(channels);
  }

  boolean explained() {
    return Boolean.TRUE.equals(explain);
  }

  /**
   * What is asked of the recommender.
   *
   * @param used the channels that the client uses
   */
  Recommender.Request toDomain(Instant now, Set<Channel> used) {
    List<FieldProblem> errors = new ArrayList<>();
    List<DebtorId> debtors = debtors(errors);
    Duration ahead = Optional.ofNullable(horizon).orElse(Recommender.Request.DEFAULT_HORIZON);
    if (ahead.isNegative() || ahead.isZero() || ahead.compareTo(LONGEST) > 0) {
      errors.add(new FieldProblem("/horizon", "must be longer than nothing and at most P31D"));
    }
    List<Channel> considered =
        channels == null ? List.of(Channel.values()) : channels.stream().distinct().toList();
    if (considered.stream().noneMatch(used::contains)) {
      errors.add(
          new FieldProblem(
              "/channels",
              "names no channel that the client uses: "
                  + String.join(
                      ", ",
                      Arrays.stream(Channel.values())
                          .filter(used::contains)
                          .map(WireName::wireName)
                          .toList())));
    }
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    return new Recommender.Request(
        debtors,
        at == null ? now : at.toInstant(),
        ahead,
        considered,
        alternatives == null ? 0 : alternatives,
        explained());
  }

  private List<DebtorId> debtors(List<FieldProblem> errors) {
    List<DebtorId> debtors = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < debtorIds.size(); i++) {
      String id = debtorIds.get(i);
      if (!seen.add(id)) {
        errors.add(new FieldProblem("/debtorIds/" + i, "is there twice; name each debtor once"));
        continue;
      }
      try {
        debtors.add(new DebtorId(id));
      } catch (IllegalArgumentException e) {
        errors.add(
            new FieldProblem(
                "/debtorIds/" + i, "must have 1 to 128 characters, none of them a control"));
      }
    }
    return debtors;
  }
}
