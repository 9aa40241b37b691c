package org.gelegen.trainer.choices;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.Decision.PermittedAction;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.slots.Action;
import org.jspecify.annotations.Nullable;

/**
 * A decision to contact, as the log of decisions has it.
 *
 * @param permitted the actions that it could choose from, with the probability of each, which is 0
 *     for those that could not be drawn
 * @param committed whether a campaign took it as a contact to make, whatever became of that
 */
record LoggedChoice(
    Instant at,
    @Nullable CaseId caseId,
    Action chosen,
    List<PermittedAction> permitted,
    boolean committed) {

  /** Empty for a decision to wait or to stop. */
  static Optional<LoggedChoice> of(Decision decision, boolean committed) {
    return Optional.ofNullable(decision.chosen())
        .map(
            chosen ->
                new LoggedChoice(
                    decision.at(),
                    decision.caseId(),
                    chosen.action(),
                    decision.permitted(),
                    committed));
  }

  /**
   * The permitted actions of the local day of the chosen one. A night commits the actions of one
   * day only, and what it draws for a later day it does not do: given that a contact was committed,
   * only that day's actions could have been it.
   */
  List<PermittedAction> ofTheDay(ZoneId zone) {
    LocalDate day = date(chosen, zone);
    return permitted.stream().filter(action -> date(action.action(), zone).equals(day)).toList();
  }

  private static LocalDate date(Action action, ZoneId zone) {
    return action.slot().start().atZone(zone).toLocalDate();
  }
}
