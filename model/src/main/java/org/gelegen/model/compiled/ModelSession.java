package org.gelegen.model.compiled;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gelegen.model.features.FeatureFrame;
import org.gelegen.model.features.Grain;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.model.slots.Slot;
import org.jspecify.annotations.Nullable;

/**
 * Scores debtor after debtor for all actions of a grid. What it answers holds until the next
 * debtor. Not thread-safe.
 */
public final class ModelSession {
  private final CompiledModel model;
  private final ActionGrid grid;
  private final FeatureFrame frame;
  private final FeatureFrame dateFrame;
  private final Scorer.OnFrame reachScorer;
  private final Scorer.OnFrame responseScorer;
  private final Scorer.OnFrame harmScorer;
  private final Scorer.OnFrame selfCureScorer;

  /** Log-odds before calibration, as the two that follow: most are never asked for. */
  private final double[] reach;

  private final double[] response;
  private final double[] harm;
  private final double[] dailyByDate;

  /** By action. */
  private final Channel[] channels;

  /** By action, its place among the probabilities of self-cure. */
  private final int[] selfCurePlaces;

  /** By date, the action that the date's frame has. */
  private final int[] firstActions;

  /** By date and channel of the grid. */
  private final double[] selfCure;

  ModelSession(CompiledModel model, ActionGrid grid) {
    this.model = model;
    this.grid = grid;
    frame = new FeatureFrame(model.schema(), grid);
    dateFrame = new FeatureFrame(model.schema(), firstSlots(grid));
    firstActions =
        dateFrame.grid().slots().stream()
            .mapToInt(slot -> grid.actionIndex(0, grid.slots().indexOf(slot)))
            .toArray();
    reachScorer = model.reach().scorer().on(frame);
    responseScorer = model.response().scorer().on(frame);
    harmScorer = model.harm().scorer().on(frame);
    selfCureScorer = model.selfCure().scorer().on(dateFrame);
    reach = new double[grid.size()];
    response = new double[grid.size()];
    harm = new double[grid.size()];
    dailyByDate = new double[grid.dates().size()];
    selfCure = new double[dailyByDate.length * grid.channels().size()];
    channels = new Channel[grid.size()];
    selfCurePlaces = new int[grid.size()];
    for (int action = 0; action < channels.length; action++) {
      channels[action] = grid.channel(action);
      selfCurePlaces[action] =
          frame.group(Grain.DATE, action) * grid.channels().size() + grid.channelIndex(action);
    }
  }

  private static ActionGrid firstSlots(ActionGrid grid) {
    List<Slot> first = new ArrayList<>();
    for (int slot = 0; slot < grid.slots().size(); slot++) {
      if (grid.dateIndex(slot) == first.size()) {
        first.add(grid.slots().get(slot));
      }
    }
    return new ActionGrid(grid.zone(), first, List.of(grid.channels().getFirst()));
  }

  /**
   * Scores a debtor.
   *
   * @param caseState the case at stake, null when there is none
   */
  public void score(DebtorHistory history, @Nullable CaseState caseState, Instant asOf) {
    frame.read(history, caseState, asOf);
    dateFrame.read(frame, firstActions);
    reachScorer.score(reach);
    responseScorer.score(response);
    harmScorer.score(harm);
    selfCureScorer.score(dailyByDate);
    Calibration calibration = model.selfCure().calibration();
    double[] days = model.selfCureDays();
    int count = grid.channels().size();
    for (int date = 0; date < dailyByDate.length; date++) {
      double daily = calibration.probability(dailyByDate[date], grid.channels().getFirst());
      for (int channel = 0; channel < count; channel++) {
        selfCure[date * count + channel] =
            1 - Math.pow(1 - daily, days[grid.channels().get(channel).index()]);
      }
    }
  }

  private double probability(Head head, double[] logOdds, int action) {
    return head.calibration().probability(logOdds[action], channels[action]);
  }

  public ActionGrid grid() {
    return grid;
  }

  /** The features of the debtor scored last. */
  public FeatureFrame frame() {
    return frame;
  }

  /** The probability that the action reaches the debtor. */
  public double reach(int action) {
    return probability(model.reach(), reach, action);
  }

  /** The probability of being answered for, given that the debtor is reached. */
  public double responseWhenReached(int action) {
    return probability(model.response(), response, action);
  }

  /** The probability of harm. */
  public double harm(int action) {
    return probability(model.harm(), harm, action);
  }

  /**
   * The probability of being answered for with no contact at all, over as many days as the action
   * has.
   */
  public double selfCure(int action) {
    return selfCure[selfCurePlaces[action]];
  }

  /** The probability of being answered for, given this contact, whether it reaches or not. */
  public double response(int action) {
    double reached = reach(action);
    return reached * Math.max(responseWhenReached(action), selfCure(action))
        + (1 - reached) * selfCure(action);
  }

  /** What the contact adds to the probability of being answered for, not negative. */
  public double uplift(int action) {
    return reach(action) * Math.max(0, responseWhenReached(action) - selfCure(action));
  }

  /** Over how many days self-cure is compared with a contact over the action's channel. */
  public double selfCureDays(int action) {
    return model.selfCureDays()[grid.channel(action).index()];
  }

  /** The log-odds of reaching. */
  public LogOdds reachLogOdds(int action) {
    return logOdds(reachScorer, model.reach(), action, grid.channel(action));
  }

  /** The log-odds of being answered for, given that the debtor is reached. */
  public LogOdds responseLogOdds(int action) {
    return logOdds(responseScorer, model.response(), action, grid.channel(action));
  }

  /** The log-odds of harm. */
  public LogOdds harmLogOdds(int action) {
    return logOdds(harmScorer, model.harm(), action, grid.channel(action));
  }

  /** The log-odds of being answered for on one day with no contact at all. */
  public LogOdds selfCureLogOdds(int action) {
    return logOdds(
        selfCureScorer,
        model.selfCure(),
        frame.group(Grain.DATE, action),
        grid.channels().getFirst());
  }

  private LogOdds logOdds(Scorer.OnFrame scorer, Head head, int action, Channel channel) {
    double[] contributions = new double[model.schema().size()];
    double rest = scorer.explain(action, contributions);
    double slope = head.calibration().slopes()[channel.index()];
    for (int feature = 0; feature < contributions.length; feature++) {
      contributions[feature] *= slope;
    }
    return new LogOdds(head.calibration().logOdds(rest, channel), contributions);
  }
}
