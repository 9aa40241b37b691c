package org.gelegen.model.features;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.history.Attempt;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.ChannelCounts;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.history.PartOfWeek;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.slots.ActionGrid;
import org.jspecify.annotations.Nullable;

/**
 * A debtor at a moment, before an action: what feature readers read from. It is a cursor, moved
 * over dates, slots and channels; a reader may use what its feature's grain allows and no more.
 */
public final class Situation {
  private final DebtorHistory history;
  private final @Nullable CaseState caseState;
  private final Instant asOf;
  private final double decay;
  private final ActionGrid grid;
  private final ZoneId zone;
  private final List<Attempt> attempts;
  private final OwnHours ownHours;
  private final @Nullable LocalDate[] dayCache = new LocalDate[4];
  private int channelIndex;
  private int dateIndex;
  private int slotIndex;

  Situation(DebtorHistory history, @Nullable CaseState caseState, Instant asOf, ActionGrid grid) {
    this.history = history;
    this.caseState = caseState;
    this.asOf = asOf;
    this.grid = grid;
    zone = history.zone();
    decay = history.decay(asOf);
    attempts = history.attempts();
    ownHours = new OwnHours(history, decay);
    dayCache[0] = localDate(history.payments().lastAt());
    dayCache[1] = localDate(history.signsOfLife().lastAt());
    dayCache[2] = localDate(history.reactions().lastAnswerAt());
  }

  Situation atChannel(int index) {
    channelIndex = index;
    return this;
  }

  Situation atDate(int index) {
    dateIndex = index;
    return this;
  }

  Situation atSlot(int index) {
    slotIndex = index;
    dateIndex = grid.dateIndex(index);
    return this;
  }

  DebtorHistory history() {
    return history;
  }

  /** The case at stake, empty when there is none. */
  Optional<CaseState> caseState() {
    return Optional.ofNullable(caseState);
  }

  Instant asOf() {
    return asOf;
  }

  /** What the history's decayed sums are worth now, as a factor. */
  double decay() {
    return decay;
  }

  Channel channel() {
    return grid.channels().get(channelIndex);
  }

  LocalDate date() {
    return grid.dates().get(dateIndex);
  }

  ZonedDateTime localStart() {
    return grid.localStart(slotIndex);
  }

  int hour() {
    return grid.hour(slotIndex);
  }

  DayOfWeek dayOfWeek() {
    return grid.dayOfWeek(slotIndex);
  }

  boolean weekend() {
    return PartOfWeek.isWeekend(dayOfWeek());
  }

  PartOfWeek partOfWeek() {
    return PartOfWeek.of(hour(), dayOfWeek());
  }

  /** What the debtor's history counts over the channel. */
  ChannelCounts counts() {
    return history.over(channel()).counts();
  }

  /** How much oftener than on average the debtor was reached around this hour. */
  double ownHourLift() {
    return ownHours.lift(channel(), hour());
  }

  double daysSincePayment() {
    return daysSince(dayCache[0]);
  }

  double daysSinceSignOfLife() {
    return daysSince(dayCache[1]);
  }

  double daysSinceAnswer() {
    return daysSince(dayCache[2]);
  }

  /** Outbound attempts on the {@code days} local days up to and including the date. */
  int attemptsWithin(int days) {
    int count = 0;
    LocalDate first = date().minusDays(days - 1L);
    for (Attempt attempt : attempts) {
      if (attempt.isOutbound() && !attempt.at().atZone(zone).toLocalDate().isBefore(first)) {
        count++;
      }
    }
    return count;
  }

  /** Days since the last outbound attempt, NaN when none is remembered. */
  double daysSinceAttempt() {
    for (int i = attempts.size() - 1; i >= 0; i--) {
      if (attempts.get(i).isOutbound()) {
        return daysSince(attempts.get(i).at().atZone(zone).toLocalDate());
      }
    }
    return Double.NaN;
  }

  /** Days from the last payday on or before the date, 0 to 30; NaN when no payday is known. */
  double daysSincePayday() {
    Optional<Integer> payday = history.payday();
    if (payday.isEmpty()) {
      return Double.NaN;
    }
    LocalDate date = date();
    LocalDate last = date.withDayOfMonth(Math.min(payday.get(), date.lengthOfMonth()));
    if (last.isAfter(date)) {
      LocalDate previous = date.minusMonths(1);
      last = previous.withDayOfMonth(Math.min(payday.get(), previous.lengthOfMonth()));
    }
    return ChronoUnit.DAYS.between(last, date);
  }

  private double daysSince(@Nullable LocalDate day) {
    return day == null ? Double.NaN : ChronoUnit.DAYS.between(day, date());
  }

  private @Nullable LocalDate localDate(@Nullable Instant at) {
    return at == null ? null : at.atZone(zone).toLocalDate();
  }
}
