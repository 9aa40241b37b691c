package org.gelegen.model.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.gelegen.model.decision.Decision.ScoredAction;
import org.gelegen.model.decision.ShadowScore.Probabilities;
import org.gelegen.model.history.Attempt;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.slots.ActionGrid;
import org.jspecify.annotations.Nullable;

/**
 * Scores, with the shadow, decisions that were made with the champion: the same debtor at the same
 * moment, the same rules, the same actions, in a session of its own. It costs one more evaluation
 * and one row a decision. Nothing of what it is given can be changed through it, and it throws
 * nothing: after the first trouble it stops. Not thread-safe.
 */
public final class ShadowScorer {
  private static final int BATCH = 500;

  private final ClientId client;
  private final String championVersion;
  private final @Nullable Decider shadow;
  private final @Nullable ShadowStore store;
  private final Consumer<RuntimeException> trouble;
  private final Map<ActionGrid, DecisionSession> sessions = new HashMap<>();
  private List<ShadowScore> scores = new ArrayList<>();
  private boolean stopped;

  ShadowScorer(
      ClientId client,
      String championVersion,
      @Nullable Decider shadow,
      @Nullable ShadowStore store,
      Consumer<RuntimeException> trouble) {
    this.client = client;
    this.championVersion = championVersion;
    this.shadow = shadow;
    this.store = store;
    this.trouble = trouble;
    stopped = shadow == null || store == null;
  }

  /** One that does nothing. */
  public static ShadowScorer none() {
    return new ShadowScorer(new ClientId("none"), "", null, null, _ -> {});
  }

  /**
   * Scores a decision, unless another than the champion made it, in an experiment.
   *
   * @param pending what the champion's evaluation was given
   * @param evaluation the champion's, with which {@code decision} was made
   */
  public void see(
      DebtorHistory history, List<Attempt> pending, Evaluation evaluation, Decision decision) {
    if (stopped || !decision.modelVersion().equals(championVersion)) {
      return;
    }
    try {
      DecisionSession session =
          sessions.computeIfAbsent(evaluation.grid(), grid -> requireShadow().on(grid));
      Instant now = evaluation.at();
      scores.add(score(session, session.evaluate(history, pending, now), evaluation, decision));
      if (scores.size() == BATCH) {
        flush();
      }
    } catch (RuntimeException e) {
      stop(e);
    }
  }

  private ShadowScore score(
      DecisionSession session, Evaluation own, Evaluation evaluation, Decision decision) {
    boolean bothWait = own.options().isEmpty() && evaluation.options().isEmpty();
    boolean same =
        bothWait
            || (!own.options().isEmpty()
                && !evaluation.options().isEmpty()
                && own.action(0).equals(evaluation.action(0)));
    return new ShadowScore(
        decision.decisionId(),
        decision.debtorId(),
        own.modelVersion(),
        !same,
        own.options().isEmpty() ? null : own.scored(0),
        decision.chosen() == null ? null : ofChosen(session, decision.chosen()));
  }

  private static Probabilities ofChosen(DecisionSession session, ScoredAction chosen) {
    ActionGrid grid = session.grid();
    int action =
        grid.actionIndex(
            grid.channels().indexOf(chosen.action().channel()),
            grid.slots().indexOf(chosen.slot()));
    Evaluation.Option expected = session.look(action);
    return new Probabilities(expected.reach(), expected.response(), expected.harm());
  }

  /** Takes back what was scored of debtors and is not kept yet. */
  void forget(Set<DebtorId> debtors) {
    scores.removeIf(score -> debtors.contains(score.debtorId()));
  }

  /** Keeps what was scored. */
  public void flush() {
    if (stopped || store == null || scores.isEmpty()) {
      return;
    }
    try {
      store.append(client, scores);
      scores = new ArrayList<>();
    } catch (RuntimeException e) {
      stop(e);
    }
  }

  private void stop(RuntimeException reason) {
    stopped = true;
    scores = new ArrayList<>();
    trouble.accept(reason);
  }

  private Decider requireShadow() {
    if (shadow == null) {
      throw new IllegalStateException("there is no shadow");
    }
    return shadow;
  }
}
