package org.gelegen.app.bench;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.decision.DecisionSession;
import org.gelegen.model.decision.Evaluation;
import org.gelegen.model.decision.Explanation;
import org.gelegen.model.history.DebtorHistory;
import org.jspecify.annotations.Nullable;

/**
 * Decides for debtor after debtor as the product does, short of storing what it decided. Not
 * thread-safe.
 */
public final class DecisionMaker {
  private static final int ALTERNATIVES = 3;
  private static final int REASONS = 5;

  private final MeasuredPortfolio portfolio;
  private final RandomGenerator random;
  private final Map<ZoneId, DecisionSession> sessions = new HashMap<>();

  /**
   * Makes a maker.
   *
   * @param random names decisions
   */
  public DecisionMaker(MeasuredPortfolio portfolio, RandomGenerator random) {
    this.portfolio = portfolio;
    this.random = random;
  }

  /** All heads, rules, ranking, the draw, tone and offer. */
  public Decision decide(DebtorHistory history) {
    Evaluation evaluation = session(history).evaluate(history, List.of(), portfolio.now());
    return decision(history, evaluation, Explanation.none(), draw(evaluation));
  }

  /** The same with reasons, and with what rules take out. */
  public Decision decideAndExplain(DebtorHistory history) {
    DecisionSession session = session(history);
    Evaluation evaluation = session.evaluateFully(history, List.of(), portfolio.now());
    Drawn drawn = draw(evaluation);
    return decision(
        history,
        evaluation,
        drawn.draw() == null
            ? Explanation.none()
            : session.explain(evaluation, drawn.draw().option(), REASONS),
        drawn);
  }

  private record Drawn(DecisionId id, Evaluation.@Nullable Draw draw) {}

  private Drawn draw(Evaluation evaluation) {
    Instant at = portfolio.now();
    DecisionId id = DecisionId.next(at, random);
    return new Drawn(id, evaluation.options().isEmpty() ? null : evaluation.draw(id));
  }

  private Decision decision(
      DebtorHistory history, Evaluation evaluation, Explanation explanation, Drawn drawn) {
    Evaluation.Draw draw = drawn.draw();
    return portfolio
        .decider()
        .approached(
            draw == null
                ? evaluation.noContact(drawn.id(), 0, explanation)
                : evaluation.contact(drawn.id(), draw, ALTERNATIVES, explanation),
            history);
  }

  private DecisionSession session(DebtorHistory history) {
    return sessions.computeIfAbsent(
        history.zone(), zone -> portfolio.decider().on(portfolio.grid(zone)));
  }
}
