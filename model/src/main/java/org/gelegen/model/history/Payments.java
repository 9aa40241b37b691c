package org.gelegen.model.history;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The debtor's habit of paying, reversals aside; decayed, as of the history's last record.
 *
 * @param count how many payments
 * @param days on which days of the month
 */
public record Payments(float count, CircularProfile days, @Nullable Instant lastAt) {
  static final Payments NONE = new Payments(0, CircularProfile.NONE, null);

  private static final double MIN_WEIGHT = 2;
  private static final double MIN_CONCENTRATION = 0.6;

  Payments with(Instant at, ZonedDateTime local) {
    double turn = (local.getDayOfMonth() - 0.5) / local.toLocalDate().lengthOfMonth();
    return new Payments(count + 1, days.with(turn), at);
  }

  Payments faded(float factor) {
    return lastAt == null ? this : new Payments(count * factor, days.faded(factor), lastAt);
  }

  /** How much the days of the month agree, in [0, 1]; 0 without payments. */
  public double paydayConcentration() {
    return days.concentration();
  }

  /** The day of the month, 1 to 31, on which the payments of the last months agree, if they do. */
  public Optional<Integer> inferredPayday() {
    return days.weight() < MIN_WEIGHT || paydayConcentration() < MIN_CONCENTRATION
        ? Optional.empty()
        : Optional.of(1 + (int) (days.meanTurn() * 30.4));
  }
}
