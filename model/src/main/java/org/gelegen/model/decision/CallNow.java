package org.gelegen.model.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gelegen.model.decision.Decision.ScoredAction;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.DebtorId;
import org.jspecify.annotations.Nullable;

/**
 * A call that could be made now, against the best later one. As in a night's plan, waiting a day
 * costs a fourteenth of the value.
 *
 * @param call what it is expected to bring now
 * @param value the same, unrounded, in the client's currency
 * @param later the best permitted call of a later slot, less what waiting costs; absent when there
 *     is none
 * @param laterValue what it is expected to bring, less what waiting costs, not negative; 0 when
 *     there is none
 */
public record CallNow(
    CaseId caseId,
    ScoredAction call,
    double value,
    @Nullable ScoredAction later,
    double laterValue,
    Appointment appointment) {
  private static final double DAILY_DISCOUNT = 1.0 / 14;

  /** A debtor who asked to be called is called at that moment or in the hour after it. */
  public static final Duration PATIENCE = Duration.ofHours(1);

  /** Whether the debtor asked to be called. */
  public enum Appointment {
    /** No call was asked for, or long ago. */
    NONE,
    /** The moment asked for has come, and no contact was made since. */
    DUE,
    /** The moment asked for lies ahead. */
    AHEAD
  }

  /** What calling now brings over calling at the best later hour, in the client's currency. */
  public double gain() {
    return value - laterValue;
  }

  /** The decision to make the call. */
  public Decision decision(DecisionId id, DebtorId debtor, Instant at, String modelVersion) {
    return new Decision(
        id,
        debtor,
        caseId,
        at,
        modelVersion,
        Decision.Kind.CONTACT,
        call,
        1,
        List.of(new Decision.PermittedAction(call.action(), 1)),
        later == null ? List.of() : List.of(later),
        Explanation.none(),
        List.of());
  }

  /** What a value is worth now that can be had {@code days} local days later. */
  static double waitedFor(double value, int days) {
    return value * Math.pow(1 - DAILY_DISCOUNT, days);
  }

  /** Whether it should be made: it is worth its cost, or the debtor asked for it. */
  public boolean worthwhile() {
    return switch (appointment) {
      case DUE -> true;
      case AHEAD -> false;
      case NONE -> value > 0;
    };
  }

  /** What is asked for at {@code now}; beyond {@code horizon} it is nobody's business yet. */
  public static Appointment appointment(DebtorHistory history, Instant now, Instant horizon) {
    Instant asked = history.callbackAt().orElse(null);
    if (asked == null || asked.isBefore(now.minus(PATIENCE)) || !asked.isBefore(horizon)) {
      return Appointment.NONE;
    }
    if (asked.isAfter(now)) {
      return Appointment.AHEAD;
    }
    // What was made before it was asked, such as the call in which it was, does not keep it.
    Instant since = history.callbackAskedAt().orElse(Instant.MIN);
    boolean kept =
        history.attempts().stream()
            .anyMatch(
                made ->
                    made.isOutbound() && !made.at().isBefore(asked) && made.at().isAfter(since));
    return kept ? Appointment.NONE : Appointment.DUE;
  }
}
