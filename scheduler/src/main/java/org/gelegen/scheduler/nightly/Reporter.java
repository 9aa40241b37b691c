package org.gelegen.scheduler.nightly;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gelegen.model.campaign.PlanCount;
import org.gelegen.model.campaign.PlanReport;
import org.gelegen.model.campaign.PlanReport.Budget;
import org.gelegen.model.campaign.PlanReport.CellPrice;
import org.gelegen.model.campaign.PlanReport.ChannelSum;
import org.gelegen.model.campaign.PlanReport.LeftOut;
import org.gelegen.model.campaign.PlanReport.RuleCount;
import org.gelegen.model.campaign.PlanReport.Week;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.decision.Evaluation;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.scheduler.planning.CampaignPlan;
import org.gelegen.scheduler.planning.DebtorOptions;
import org.gelegen.scheduler.planning.GreedyPlanner;
import org.gelegen.scheduler.planning.Limits;

/**
 * Sums up a night's plan.
 *
 * @param plan by value, before exploration
 * @param explored the same after it
 */
record Reporter(
    NightFrame frame,
    DebtorOptions options,
    Limits limits,
    CampaignPlan plan,
    CampaignPlan explored) {
  /**
   * Sums up.
   *
   * @param contacts of the business date
   * @param counts of debtors, by what became of them
   */
  PlanReport report(
      List<PlannedContact> contacts, Map<String, Long> counts, List<RuleCount> exclusions) {
    CampaignPlan greedy = new GreedyPlanner().plan(options, limits);
    Week week =
        new Week(
            Evaluation.money(plan.value()),
            Evaluation.money(plan.upperBound()),
            plan.gap(),
            Evaluation.money(greedy.value()));
    return new PlanReport(week, budget(), channels(contacts), cells(), exclusions, leftOut(counts));
  }

  private Budget budget() {
    boolean limited = limits.budget(0) < Double.POSITIVE_INFINITY;
    return new Budget(
        limited ? Evaluation.money(limits.budget(0)) : null,
        Evaluation.money(explored.spent(0)),
        price(plan.dayPrice(0)));
  }

  private List<ChannelSum> channels(List<PlannedContact> contacts) {
    List<ChannelSum> sums = new ArrayList<>();
    for (Channel channel : frame.channels()) {
      List<PlannedContact> there =
          contacts.stream().filter(contact -> contact.action().channel() == channel).toList();
      if (!there.isEmpty()) {
        sums.add(sum(channel, there));
      }
    }
    return sums;
  }

  private static ChannelSum sum(Channel channel, List<PlannedContact> contacts) {
    BigDecimal cost = BigDecimal.ZERO;
    BigDecimal value = BigDecimal.ZERO;
    double reached = 0;
    double answers = 0;
    double harm = 0;
    for (PlannedContact contact : contacts) {
      cost = cost.add(contact.cost());
      value = value.add(contact.expectedValue());
      reached += contact.reach();
      answers += contact.response();
      harm += contact.harm();
    }
    return new ChannelSum(channel, contacts.size(), cost, reached, answers, harm, value);
  }

  private List<CellPrice> cells() {
    int[] wanted = new int[limits.cells()];
    for (int debtor = 0; debtor < options.debtors(); debtor++) {
      int best = best(debtor);
      if (best != CampaignPlan.NONE && options.cell(best) != DebtorOptions.NO_CELL) {
        wanted[options.cell(best)]++;
      }
    }
    List<CellPrice> prices = new ArrayList<>();
    for (Channel channel : frame.channels()) {
      for (int hour = 0; hour < Cells.HOURS; hour++) {
        int cell = frame.cells().cell(channel, 0, hour);
        if (limits.capacity(cell) < Limits.UNLIMITED) {
          prices.add(
              new CellPrice(
                  channel,
                  hour,
                  limits.capacity(cell),
                  wanted[cell],
                  explored.demand(cell),
                  price(plan.cellPrice(cell))));
        }
      }
    }
    return prices;
  }

  private LeftOut leftOut(Map<String, Long> counts) {
    long withoutCapacity = 0;
    long withoutBudget = 0;
    long displaced = 0;
    for (int debtor = 0; debtor < options.debtors(); debtor++) {
      int best = best(debtor);
      int chosen = plan.chosen(debtor);
      if (best != CampaignPlan.NONE && chosen == CampaignPlan.NONE) {
        if (anyHourHasRoom(debtor)) {
          withoutBudget++;
        } else {
          withoutCapacity++;
        }
      } else if (best != CampaignPlan.NONE && options.value(chosen) < options.value(best)) {
        displaced++;
      }
    }
    return new LeftOut(
        counts.getOrDefault(PlanCount.STOPPED.wireName(), 0L),
        counts.getOrDefault(PlanCount.WAITING.wireName(), 0L),
        counts.getOrDefault(PlanCount.POSTPONED.wireName(), 0L),
        withoutCapacity,
        withoutBudget,
        displaced);
  }

  private boolean anyHourHasRoom(int debtor) {
    for (int option = options.first(debtor); option < options.end(debtor); option++) {
      int cell = options.cell(option);
      if (options.value(option) > 0
          && (cell == DebtorOptions.NO_CELL || plan.demand(cell) < limits.capacity(cell))) {
        return true;
      }
    }
    return false;
  }

  /** A debtor's best option were there no limits, the first of those worth the same. */
  private int best(int debtor) {
    int best = CampaignPlan.NONE;
    for (int option = options.first(debtor); option < options.end(debtor); option++) {
      double known = best == CampaignPlan.NONE ? 0 : options.value(best);
      if (options.value(option) > known) {
        best = option;
      }
    }
    return best;
  }

  private static BigDecimal price(double price) {
    return BigDecimal.valueOf(price).setScale(4, RoundingMode.HALF_EVEN);
  }
}
