package org.gelegen.model.decision;

import java.util.Optional;
import java.util.stream.IntStream;
import org.gelegen.model.decision.Decision.ScoredAction;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.WireName;
import org.jspecify.annotations.Nullable;

/**
 * What speaks for the contact that a decision is about, or against it.
 *
 * @param contact the contact that is explained; absent: none is worth its cost, and what is
 *     explained is the one that comes nearest to it
 */
public record Why(Subject subject, @Nullable ScoredAction contact, Explanation explanation) {
  /** What is explained. */
  public enum Subject implements WireName {
    /** The contact that was chosen. */
    CHOSEN("chosen"),
    /** The call that the debtor asked for, at its hour. */
    APPOINTMENT("appointment"),
    /** The contact that the plan has for a later day. */
    LATER("later"),
    /** The best contact, for which the plan has no room. */
    NO_ROOM("no-room"),
    /** The contact that is nearest to being worth its cost. */
    NOT_WORTH("not-worth");

    private final String wireName;

    Subject(String wireName) {
      this.wireName = wireName;
    }

    @Override
    public String wireName() {
      return wireName;
    }
  }

  /** A decision, with what it was made from. */
  record Asked(Decision stored, DecisionBasis basis, DebtorHistory history) {}

  /**
   * Explains.
   *
   * @param session the one that evaluated last, and this debtor
   */
  static Optional<Why> of(Asked asked, DecisionSession session, Evaluation evaluation, int limit) {
    if (evaluation.kind() == Decision.Kind.STOP) {
      return Optional.empty();
    }
    ScoredAction chosen = asked.stored().chosen();
    if (chosen != null) {
      return IntStream.range(0, evaluation.options().size())
          .filter(option -> evaluation.action(option).equals(chosen.action()))
          .mapToObj(option -> option(Subject.CHOSEN, session, evaluation, option, limit))
          .findFirst();
    }
    if (evaluation.options().isEmpty()) {
      return Optional.of(new Why(Subject.NOT_WORTH, null, session.explainWaiting(limit)));
    }
    DecisionBasis.Choice choice = asked.basis().choice();
    if (choice != null && choice.option() < evaluation.options().size()) {
      return Optional.of(option(Subject.LATER, session, evaluation, choice.option(), limit));
    }
    Subject subject =
        evaluation.startsWithAppointment(asked.history()) ? Subject.APPOINTMENT : Subject.NO_ROOM;
    return Optional.of(option(subject, session, evaluation, 0, limit));
  }

  private static Why option(
      Subject subject, DecisionSession session, Evaluation evaluation, int option, int limit) {
    return new Why(subject, evaluation.scored(option), session.explain(evaluation, option, limit));
  }
}
