package org.gelegen.notebooks.rows;

import static org.gelegen.notebooks.tables.Column.number;
import static org.gelegen.notebooks.tables.Column.text;
import static org.gelegen.notebooks.tables.Column.whole;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.gelegen.model.campaign.PlanReport;
import org.gelegen.notebooks.tables.Column;
import org.gelegen.notebooks.tables.Table;
import org.gelegen.notebooks.tables.TableFiles;
import org.gelegen.notebooks.tables.TableWriter;
import org.jspecify.annotations.Nullable;

/** Writes what plans say of themselves: what places were worth, and what was left out and why. */
final class PlanReportRows {
  private static final String MONEY = "currency";

  /** What a campaign's own row says of its plan's report. */
  static final List<Column> SUMS =
      List.of(
          number(
              "week_value",
              MONEY,
              "What the plan of the whole week was worth, before exploration, where later days"
                  + " count for a little less. Empty, like all that follow: the campaign is of"
                  + " before this was kept."),
          number("week_upper_bound", MONEY, "No plan of that week is worth more."),
          number(
              "week_gap",
              "in [0, 1]",
              "How far that plan may be from the best, as a share of the bound."),
          number(
              "week_greedy_value",
              MONEY,
              "What the week was worth if debtors took their best option one after the other."),
          number(
              "budget",
              MONEY,
              "What the business date's contacts might cost, after what was promised; empty, too:"
                  + " no budget."),
          number("budget_planned", MONEY, "What they cost as planned."),
          number(
              "budget_price", "currency per currency", "What one more unit would have brought."));

  private static final Table PRICES =
      new Table(
          "plan_prices",
          "What one more contact would have brought, by channel and hour of the business date;"
              + " hours without a limit have no price and no row.",
          "a campaign, a channel and an hour",
          List.of(
              PlanRows.CAMPAIGN,
              text("channel", "The channel."),
              whole("hour", "0 to 23", "The hour of the client's day."),
              whole("capacity", "contacts", "How many the hour could carry."),
              whole(
                  "wanted",
                  "debtors",
                  "For how many it were the best option of the week, had nothing a limit."),
              whole("planned", "contacts", "How many were planned."),
              number("price", MONEY, "What one more would have brought; 0: there was room.")));

  private static final Table EXCLUSIONS =
      new Table(
          "plan_exclusions",
          "What rules took out, of debtors of whom a model was asked. Those of several rules"
              + " overlap: do not add them up.",
          "a campaign and a rule",
          List.of(
              PlanRows.CAMPAIGN,
              text("rule", "The rule, such as nl.contact-hours."),
              whole("debtors", "debtors", "For how many it took out anything."),
              whole(
                  "stopped",
                  "debtors",
                  "How many of them were left with nothing at all, by it or together with others."),
              whole("slots", "hours of channels", "How many, over all debtors.")));

  private static final Table LEFT_OUT =
      new Table(
          "plan_left_out",
          "Debtors without a contact on the business date, or with another than their best, by"
              + " why.",
          "a campaign and a reason",
          List.of(
              PlanRows.CAMPAIGN,
              text(
                  "reason",
                  "stopped: no contact was allowed; waiting: none was worth its cost; postponed: a"
                      + " later day was better; withoutCapacity: every hour worth a contact was"
                      + " full; withoutBudget: there was room, and no money for it; displaced: the"
                      + " plan had another option than their best."),
              whole("debtors", "debtors", "How many.")));

  private final TableWriter prices;
  private final TableWriter exclusions;
  private final TableWriter leftOut;

  PlanReportRows(TableFiles files) {
    prices = files.begin(PRICES);
    exclusions = files.begin(EXCLUSIONS);
    leftOut = files.begin(LEFT_OUT);
  }

  /** The cells of {@link #SUMS}, all empty without a report. */
  static List<@Nullable Object> sums(@Nullable PlanReport report) {
    if (report == null) {
      return Collections.nCopies(SUMS.size(), null);
    }
    PlanReport.Week week = report.week();
    PlanReport.Budget budget = report.budget();
    BigDecimal limit = budget.limit();
    return Arrays.asList(
        week.value().doubleValue(),
        week.upperBound().doubleValue(),
        week.gap(),
        week.greedyValue().doubleValue(),
        limit == null ? null : (Double) limit.doubleValue(),
        budget.planned().doubleValue(),
        budget.price().doubleValue());
  }

  /** Writes what one campaign's plan says of itself. */
  void write(String campaign, PlanReport report) {
    for (PlanReport.CellPrice cell : report.cells()) {
      prices.add(
          campaign,
          cell.channel().wireName(),
          cell.hour(),
          cell.capacity(),
          cell.wanted(),
          cell.demand(),
          cell.price().doubleValue());
    }
    for (PlanReport.RuleCount rule : report.exclusions()) {
      exclusions.add(campaign, rule.rule(), rule.debtors(), rule.stopped(), rule.slots());
    }
    PlanReport.LeftOut left = report.leftOut();
    leftOut.add(campaign, "stopped", left.stopped());
    leftOut.add(campaign, "waiting", left.waiting());
    leftOut.add(campaign, "postponed", left.postponed());
    leftOut.add(campaign, "withoutCapacity", left.withoutCapacity());
    leftOut.add(campaign, "withoutBudget", left.withoutBudget());
    leftOut.add(campaign, "displaced", left.displaced());
  }
}
