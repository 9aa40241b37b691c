package org.gelegen.scoring.recommendations;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gelegen.model.decision.Recommender;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.slots.Horizon;
import org.gelegen.scoring.http.Problem.FieldProblem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How far a request looks ahead, and over which channels. */
final class LookAhead {
  private static final Duration LONGEST = Duration.ofDays(31);
  private static final Duration ALMOST_A_MINUTE = Duration.ofMinutes(1).minusNanos(1);

  private LookAhead() {}

  /**
   * Checks {@code horizon} and {@code channels} where they can be read.
   *
   * @param used the channels that the client uses
   */
  static void check(JsonNode json, Set<Channel> used, List<FieldProblem> problems) {
    Duration horizon = duration(json.path("horizon"));
    if (horizon != null && (!horizon.isPositive() || horizon.compareTo(LONGEST) > 0)) {
      problems.add(new FieldProblem("/horizon", "must be longer than nothing and at most P31D"));
    }
    JsonNode channels = json.path("channels");
    Set<Channel> named = EnumSet.noneOf(Channel.class);
    for (JsonNode channel : channels.values()) {
      if (channel.isString()) {
        WireName.find(Channel.class, channel.stringValue()).ifPresent(named::add);
      }
    }
    boolean allRead = channels.isArray() && !channels.isEmpty() && !named.isEmpty();
    if (allRead && named.stream().noneMatch(used::contains)) {
      problems.add(
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
  }

  private static @Nullable Duration duration(JsonNode json) {
    try {
      return json.isString()
          ? Duration.parse(json.stringValue()).truncatedTo(ChronoUnit.MICROS)
          : null;
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  /**
   * The time to look ahead at: from the moment asked about, or else from the next full minute, so
   * that all who ask within a minute look at the same slots.
   */
  static Horizon horizon(@Nullable OffsetDateTime at, @Nullable Duration asked, Instant now) {
    Instant from =
        at == null ? now.plus(ALMOST_A_MINUTE).truncatedTo(ChronoUnit.MINUTES) : at.toInstant();
    return new Horizon(from, asked == null ? Recommender.Request.DEFAULT_HORIZON : asked);
  }

  static List<Channel> channels(@Nullable List<Channel> asked) {
    return asked == null ? List.of(Channel.values()) : asked.stream().distinct().toList();
  }
}
