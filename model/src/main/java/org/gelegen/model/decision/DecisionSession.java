package org.gelegen.model.decision;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.decision.Decision.Exclusion;
import org.gelegen.model.decision.Decision.Kind;
import org.gelegen.model.decision.Decision.ScoredAction;
import org.gelegen.model.decision.Explanation.NextBest;
import org.gelegen.model.history.Attempt;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.rules.PermitGrid;
import org.gelegen.model.rules.RuleTake;
import org.gelegen.model.rules.Standing;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.slots.ActionGrid;
import org.jspecify.annotations.Nullable;

/** Evaluates debtor after debtor over the same grid. Not thread-safe. */
public final class DecisionSession {
  private final Decider decider;
  private final ClientSettings settings;
  private final OpenScores scores;
  private final ActionGrid grid;
  private final double costOfHarm;

  /** By action. */
  private final double[] costs;

  /** By action, whether the client has any capacity then; null: it is not asked. */
  private final boolean @Nullable [] room;

  private double lastAtStake;
  private @Nullable PermitGrid lastPermits;

  /**
   * @param room by action, whether the client has any capacity then; null: every action counts
   *     alike
   */
  DecisionSession(Decider decider, OpenScores scores, ActionGrid grid, boolean @Nullable [] room) {
    this.decider = decider;
    this.room = room;
    this.scores = scores;
    this.grid = grid;
    settings = decider.settings();
    costOfHarm = settings.costOfHarm().doubleValue();
    costs = new double[grid.size()];
    for (int action = 0; action < costs.length; action++) {
      costs[action] = settings.cost(grid.channel(action)).doubleValue();
    }
  }

  /** What a contact would be about, with what the rules leave of the grid for it. */
  private record Grounds(@Nullable CaseState subject, PermitGrid permits) {}

  public ActionGrid grid() {
    return grid;
  }

  /**
   * Looks at all actions open to a debtor. What rules take out is told only where they leave
   * nothing.
   *
   * @param pending contacts that are planned, being sent or of unknown fate
   * @param now the moment whose knowledge counts; the history holds nothing later
   */
  public Evaluation evaluate(DebtorHistory history, List<Attempt> pending, Instant now) {
    return evaluate(history, pending, now, false);
  }

  /** The same, and tells in any case what rules take out, which costs time. */
  public Evaluation evaluateFully(DebtorHistory history, List<Attempt> pending, Instant now) {
    return evaluate(history, pending, now, true);
  }

  private Evaluation evaluate(
      DebtorHistory history, List<Attempt> pending, Instant now, boolean fully) {
    Grounds grounds = grounds(history, pending, now);
    CaseState subject = grounds.subject();
    PermitGrid permits = grounds.permits();
    lastPermits = permits;
    if (subject == null || !permits.any()) {
      return evaluation(history, subject, now, Kind.STOP, permits.exclusions(), List.of(), false);
    }
    scores.score(history, subject, permits, now);
    lastAtStake = subject.balance().doubleValue() * settings.shareRecoverable();
    Optional<Evaluation.Option> appointment = appointment(history, subject, permits);
    List<Evaluation.Option> options = new ArrayList<>();
    appointment.ifPresent(options::add);
    double atStake = lastAtStake;
    for (int action : best(permits, atStake)) {
      if (appointment.isEmpty() || appointment.get().action() != action) {
        options.add(option(action, atStake));
      }
    }
    return evaluation(
        history,
        subject,
        now,
        options.isEmpty() ? Kind.WAIT : Kind.CONTACT,
        fully ? permits.exclusions() : List.of(),
        options,
        appointment.isPresent());
  }

  /** How much each rule takes out of the grid for the debtor evaluated last. */
  public List<RuleTake> takes() {
    return lastPermits == null ? List.of() : lastPermits.takes();
  }

  /** The actions that are kept as options, best first. */
  private int[] best(PermitGrid permits, double atStake) {
    boolean[] has = room;
    TopActions top = new TopActions(Evaluation.MAX_OPTIONS);
    TopActions closed = new TopActions(has == null ? 0 : Evaluation.MAX_OPTIONS);
    for (int action = permits.next(0); action >= 0; action = permits.next(action + 1)) {
      (has == null || has[action] ? top : closed).offer(action, value(action, atStake));
    }
    return has == null
        ? top.bestFirst()
        : top.bestFirst(closed, Evaluation.MAX_OPTIONS, Evaluation.MAX_WITHOUT_ROOM);
  }

  /** The first case that the rules leave an action for, else the best reason of a contact. */
  private Grounds grounds(DebtorHistory history, List<Attempt> pending, Instant now) {
    List<CaseState> cases = history.actionableCases(now);
    Grounds best = grounds(history, cases.isEmpty() ? null : cases.getFirst(), pending);
    for (int i = 1; i < cases.size() && !best.permits().any(); i++) {
      Grounds next = grounds(history, cases.get(i), pending);
      if (next.permits().any()) {
        best = next;
      }
    }
    return best;
  }

  private Grounds grounds(
      DebtorHistory history, @Nullable CaseState subject, List<Attempt> pending) {
    CaseId caseId = subject == null ? null : subject.version().caseId();
    Standing standing = new Standing(decider.client(), history, caseId, pending);
    return new Grounds(subject, decider.rules().permits(standing, grid));
  }

  /**
   * Weighs a call in the first slot of the grid against the best later one, or answers empty when
   * none is permitted in the first slot. The grid's only channel is the phone.
   *
   * @param pending contacts that are planned, being sent, held or of unknown fate
   */
  public Optional<CallNow> callNow(DebtorHistory history, List<Attempt> pending, Instant now) {
    for (CaseState subject : history.actionableCases(now)) {
      Grounds grounds = grounds(history, subject, pending);
      if (grounds.permits().permitted(0)) {
        scores.score(history, subject, grounds.permits(), now);
        return Optional.of(callNow(history, subject, grounds.permits(), now));
      }
    }
    return Optional.empty();
  }

  private CallNow callNow(
      DebtorHistory history, CaseState subject, PermitGrid permits, Instant now) {
    double atStake = subject.balance().doubleValue() * settings.shareRecoverable();
    int best = -1;
    double laterValue = Double.NEGATIVE_INFINITY;
    for (int action = permits.next(1); action >= 0; action = permits.next(action + 1)) {
      double waited = CallNow.waitedFor(value(action, atStake), grid.dateIndex(action));
      if (waited > laterValue) {
        best = action;
        laterValue = waited;
      }
    }
    return new CallNow(
        subject.version().caseId(),
        scored(0, atStake),
        value(0, atStake),
        best < 0 ? null : scored(best, atStake),
        Math.max(0, laterValue),
        CallNow.appointment(history, now, grid.slots().getLast().end()));
  }

  private ScoredAction scored(int action, double atStake) {
    return new ScoredAction(
        grid.action(action),
        scores.reach(action),
        scores.response(action),
        scores.harm(action),
        Evaluation.money(value(action, atStake)));
  }

  /**
   * An action of the debtor evaluated last, worth its cost or not; only where it may be contacted.
   */
  Evaluation.Option look(int action) {
    return option(action, lastAtStake);
  }

  private double value(int action, double atStake) {
    return atStake * scores.uplift(action) - costs[action] - costOfHarm * scores.harm(action);
  }

  private Evaluation.Option option(int action, double atStake) {
    return new Evaluation.Option(
        action,
        value(action, atStake),
        scores.reach(action),
        scores.response(action),
        scores.harm(action));
  }

  /** The call that the debtor asked for, while it lies ahead in the grid and is permitted. */
  private Optional<Evaluation.Option> appointment(
      DebtorHistory history, CaseState subject, PermitGrid permits) {
    Instant at = history.callbackAt().orElse(null);
    int channel = grid.channels().indexOf(Channel.PHONE);
    if (at == null || channel < 0) {
      return Optional.empty();
    }
    for (int slot = 0; slot < grid.slots().size(); slot++) {
      boolean within =
          !at.isBefore(grid.slots().get(slot).start()) && at.isBefore(grid.slots().get(slot).end());
      int action = grid.actionIndex(channel, slot);
      if (within && permits.permitted(action)) {
        return Optional.of(
            option(action, subject.balance().doubleValue() * settings.shareRecoverable()));
      }
    }
    return Optional.empty();
  }

  private Evaluation evaluation(
      DebtorHistory history,
      @Nullable CaseState subject,
      Instant now,
      Kind kind,
      List<Exclusion> exclusions,
      List<Evaluation.Option> options,
      boolean appointment) {
    boolean vulnerable = history.debtor().map(DebtorRecord::vulnerable).orElse(false);
    return new Evaluation(
        history.debtorId(),
        subject == null ? null : subject.version().caseId(),
        now,
        decider.modelVersion(),
        kind,
        grid,
        options,
        appointment || vulnerable ? 0 : settings.explorationShare(),
        exclusions);
  }

  /**
   * Why an option is worth what it is for the debtor evaluated last, and what would be done in its
   * place.
   *
   * @param limit how many reasons at most
   */
  public Explanation explain(Evaluation evaluation, int option, int limit) {
    Evaluation.Option chosen = evaluation.options().get(option);
    int other = option == 0 ? 1 : 0;
    ScoredAction next = other < evaluation.options().size() ? evaluation.scored(other) : null;
    BigDecimal worth = Evaluation.money(chosen.value());
    return explain(
        chosen.action(),
        limit,
        new NextBest(next, next == null ? worth : worth.subtract(next.expectedValue())));
  }

  /**
   * Why no contact with the debtor evaluated last is worth its cost, by the one that comes nearest
   * to it; nothing where none is allowed.
   *
   * @param limit how many reasons at most
   */
  Explanation explainWaiting(int limit) {
    int nearest = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (int action = 0; action < grid.size(); action++) {
      if (lastPermits != null && lastPermits.permitted(action)) {
        double value = value(action, lastAtStake);
        if (value > most) {
          nearest = action;
          most = value;
        }
      }
    }
    return nearest < 0
        ? Explanation.none()
        : explain(
            nearest, limit, new NextBest(scored(nearest, lastAtStake), Evaluation.money(-most)));
  }

  private Explanation explain(int action, int limit, NextBest nextBest) {
    return Reasons.strongest(shares(action), scores.frame(), scores.place(action), limit, nextBest);
  }

  /** What makes up the value of an action for the debtor evaluated last. */
  ValueShares shares(int action) {
    return scores.shares(action, new ValueShares.Stakes(lastAtStake, costs[action], costOfHarm));
  }
}
