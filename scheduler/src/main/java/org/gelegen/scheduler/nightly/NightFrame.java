package org.gelegen.scheduler.nightly;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.gelegen.model.decision.Decider;
import org.gelegen.model.decision.DecisionBasis;
import org.gelegen.model.decision.DecisionBasis.Origin;
import org.gelegen.model.decision.DecisionBasis.Turn;
import org.gelegen.model.decision.Placements;
import org.gelegen.model.decision.ShadowScorer;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.slots.Horizon;
import org.jspecify.annotations.Nullable;

/**
 * What a night is planned with.
 *
 * @param decider the champion's, under the settings that the whole night shares
 * @param placements which debtors another decides for, and which are left alone
 * @param position of the log that the histories follow
 * @param shadows readies the shadow for one thread
 * @param left what of the day there is left to plan with
 * @param begins when what is planned begins; absent: at the moment whose knowledge counts
 */
record NightFrame(
    Decider decider,
    Placements placements,
    NightIds ids,
    NightlySettings settings,
    long position,
    Supplier<ShadowScorer> shadows,
    DayLeft left,
    @Nullable Instant begins) {
  /** A frame for what begins at the moment whose knowledge counts. */
  NightFrame(
      Decider decider,
      Placements placements,
      NightIds ids,
      NightlySettings settings,
      long position,
      Supplier<ShadowScorer> shadows,
      DayLeft left) {
    this(decider, placements, ids, settings, position, shadows, left, null);
  }

  /** A frame for a dry run: nobody looks on. */
  NightFrame(
      Decider decider,
      Placements placements,
      NightIds ids,
      NightlySettings settings,
      long position,
      DayLeft left) {
    this(decider, placements, ids, settings, position, ShadowScorer::none, left);
  }

  LocalDate date() {
    return ids.date();
  }

  /** The moment whose knowledge counts. */
  Instant now() {
    return ids.now();
  }

  /**
   * What is left of the week that starts with the business date, in the client's zone. Its days
   * begin when the next is planned, so that no hour lies between two plans: what is the small hours
   * where the client is may be the evening where a debtor is.
   *
   * @throws IllegalArgumentException when the business date is over
   */
  Horizon horizon() {
    ZoneId zone = decider.client().timeZone();
    Instant first = begins == null ? now() : begins;
    if (first.atZone(zone).toLocalDate().isAfter(date())) {
      throw new IllegalArgumentException(
          "the business date " + date() + " is over in " + zone + ": plan a later one");
    }
    Instant start = Cells.start(date(), zone);
    Instant from = first.isAfter(start) ? first : start;
    return new Horizon(
        from, Duration.between(from, Cells.start(date().plusDays(Cells.DAYS), zone)));
  }

  /** What is left of the business date. */
  Horizon day() {
    Instant from = horizon().from();
    return new Horizon(from, Duration.between(from, dayEnds()));
  }

  /** What a decision about the business date is made from where no model is asked. */
  DecisionBasis basis(Turn turn) {
    return decider.basis(Origin.NIGHT, position, day(), channels()).of(turn);
  }

  /** The frame with that left of the day. */
  NightFrame with(DayLeft other) {
    return new NightFrame(decider, placements, ids, settings, position, shadows, other, begins);
  }

  /** The frame for what begins at another moment than that whose knowledge counts. */
  NightFrame beginning(Instant other) {
    return new NightFrame(decider, placements, ids, settings, position, shadows, left, other);
  }

  /** When the business date ends, whose contacts are committed: when the next one is planned. */
  Instant dayEnds() {
    return Cells.start(date().plusDays(1), decider.client().timeZone());
  }

  Cells cells() {
    return new Cells(date(), decider.client().timeZone(), decider.settings());
  }

  List<Channel> channels() {
    return Arrays.stream(Channel.values())
        .filter(channel -> decider.settings().channels().contains(channel))
        .filter(channel -> !left.without().contains(channel))
        .toList();
  }
}
