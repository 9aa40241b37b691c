package org.gelegen.app.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.gelegen.datasets.simulator.ContactTruth;
import org.gelegen.datasets.simulator.Oracle;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.rules.PermitGrid;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.slots.ActionGrid;
import org.jspecify.annotations.Nullable;

/**
 * One debtor on one morning, with the true value of everything that could be done in the week: what
 * a contact brings over none, less its cost, in the client's currency.
 */
final class Situation {
  private static final int HOURS = 24;
  private static final Duration RESPONSE_WINDOW = Duration.ofDays(14);
  private static final Duration INTO_SLOT = Duration.ofMinutes(30);

  private final double[] values;
  private final double workflow;

  private Situation(double[] values, double workflow) {
    this.values = values;
    this.workflow = workflow;
  }

  /** What the truth of a morning is asked with. */
  record Asking(Oracle oracle, ClientSettings settings, ActionGrid grid) {
    private double value(
        DebtorHistory history,
        CaseState subject,
        Channel channel,
        Instant at,
        Tone tone,
        double selfCure) {
      ContactTruth truth =
          oracle.contact(
              history.debtorId(), subject.version().caseId(), channel, at, tone, selfCure);
      return subject.balance().doubleValue()
              * settings.shareRecoverable()
              * (1 - selfCure)
              * truth.response()
          - settings.cost(channel).doubleValue()
          - settings.costOfHarm().doubleValue() * truth.harm();
    }

    private double selfCure(DebtorHistory history, CaseState subject, Instant at) {
      return oracle.selfCure(history.debtorId(), subject.version().caseId(), at, RESPONSE_WINDOW);
    }
  }

  /**
   * Finds out.
   *
   * @param next what the workflow does with the debtor in the week; absent: nothing
   */
  static Situation of(
      Asking asking,
      DebtorHistory history,
      CaseState subject,
      PermitGrid permits,
      @Nullable ContactRecord next) {
    ActionGrid grid = asking.grid();
    double[] selfCure = new double[grid.dates().size()];
    Arrays.fill(selfCure, Double.NaN);
    double[] values = new double[grid.size()];
    Arrays.fill(values, Double.NaN);
    for (int action = permits.next(0); action >= 0; action = permits.next(action + 1)) {
      int slot = grid.slotIndex(action);
      int date = grid.dateIndex(slot);
      Instant at = grid.slots().get(slot).start().plus(INTO_SLOT);
      if (Double.isNaN(selfCure[date])) {
        selfCure[date] = asking.selfCure(history, subject, at);
      }
      values[action] =
          asking.value(history, subject, grid.channel(action), at, Tone.NEUTRAL, selfCure[date]);
    }
    double workflow =
        next == null
            ? 0
            : asking.value(
                history,
                subject,
                next.channel(),
                next.at(),
                next.tone() == null ? Tone.NEUTRAL : next.tone(),
                asking.selfCure(history, subject, next.at()));
    return new Situation(values, workflow);
  }

  /** The value of an action; that of leaving the debtor in peace for -1. */
  double value(int action) {
    return action < 0 ? 0 : values[action];
  }

  /** The value of what the workflow does. */
  double workflow() {
    return workflow;
  }

  /** The value of the best that could be done. */
  double best() {
    double best = 0;
    for (double value : values) {
      if (value > best) {
        best = value;
      }
    }
    return best;
  }

  /** The number of single choices: a channel and an hour each. */
  static int singleChoices() {
    return Channel.count() * HOURS;
  }

  /**
   * The value of each single choice, a channel and an hour for everybody: on the first day on which
   * it is permitted, 0 where it never is.
   */
  void addSingles(ActionGrid grid, double[] sums) {
    boolean[] seen = new boolean[singleChoices()];
    for (int slot = 0; slot < grid.slots().size(); slot++) {
      for (int channel = 0; channel < grid.channels().size(); channel++) {
        int action = grid.actionIndex(channel, slot);
        int choice = choice(grid, action);
        if (!Double.isNaN(values[action]) && !seen[choice]) {
          seen[choice] = true;
          sums[choice] += values[action];
        }
      }
    }
  }

  private static int choice(ActionGrid grid, int action) {
    return grid.channel(action).index() * HOURS + grid.hour(grid.slotIndex(action));
  }
}
