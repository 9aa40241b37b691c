package org.gelegen.scoring.campaigns;

import java.math.BigDecimal;
import java.util.List;
import org.gelegen.model.campaign.PlanReport;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.scoring.http.Doc;
import org.jspecify.annotations.Nullable;

/** What there is to know of a plan beside its contacts. */
record PlanReportRepresentation(
    @Doc("the plan of the whole week, in which later days count for a little less") PlanWeek week,
    @Doc("of the business date") PlanBudget budget,
    @Doc("what is done on the business date, and what is expected of it")
        List<PlanChannel> channels,
    @Doc("hours of the business date that have a limit") List<PlanPrice> prices,
    @Doc("what rules take out; those of several rules overlap") List<PlanExclusion> exclusions,
    @Doc("who gets no contact, or another than the best, and why") PlanLeftOut leftOut) {
  PlanReportRepresentation {
    channels = List.copyOf(channels);
    prices = List.copyOf(prices);
    exclusions = List.copyOf(exclusions);
  }

  /** What a week is worth. */
  record PlanWeek(
      BigDecimal value,
      @Doc("no plan is worth more") BigDecimal upperBound,
      @Doc("how far the plan may be from the best, as a share of the bound") double gap,
      @Doc("of the plan in which debtors take their best option one after the other")
          BigDecimal greedyValue,
      @Doc("what prices bring over taking turns") BigDecimal gain) {}

  /** What contacts may cost. */
  record PlanBudget(
      @Doc("absent: no budget") @Nullable BigDecimal limit,
      BigDecimal planned,
      @Doc("what one more unit of money would bring") BigDecimal price) {}

  /** What is done on one channel. */
  record PlanChannel(
      Channel channel,
      long contacts,
      BigDecimal cost,
      @Doc("debtors") double reached,
      @Doc("contacts that are answered for") double answers,
      @Doc("complaints and opt-outs") double harm,
      BigDecimal expectedValue) {}

  /** What one more contact would bring. */
  record PlanPrice(
      Channel channel,
      @Doc("of the client's local day") int hour,
      int capacity,
      @Doc("for how many debtors it were the best of the week, had nothing a limit") int wanted,
      int planned,
      @Doc("what one more contact would bring") BigDecimal price) {}

  /** What a rule takes out. */
  record PlanExclusion(
      String rule,
      long debtors,
      @Doc("of them, left with nothing at all") long stopped,
      @Doc("hours of channels, over all debtors") long slots) {}

  /** Debtors, by why. */
  record PlanLeftOut(
      @Doc("no contact is allowed") long stopped,
      @Doc("no contact is worth its cost") long waiting,
      @Doc("a later day of the week is better") long postponed,
      @Doc("every hour worth a contact is full") long withoutCapacity,
      @Doc("there is room, and no money for it") long withoutBudget,
      @Doc("the plan has another option than their best") long displaced) {}

  static PlanReportRepresentation from(PlanReport report) {
    PlanReport.Week week = report.week();
    PlanReport.Budget budget = report.budget();
    PlanReport.LeftOut left = report.leftOut();
    return new PlanReportRepresentation(
        new PlanWeek(week.value(), week.upperBound(), week.gap(), week.greedyValue(), week.gain()),
        new PlanBudget(budget.limit(), budget.planned(), budget.price()),
        report.channels().stream().map(PlanReportRepresentation::channel).toList(),
        report.cells().stream().map(PlanReportRepresentation::price).toList(),
        report.exclusions().stream()
            .map(
                rule ->
                    new PlanExclusion(rule.rule(), rule.debtors(), rule.stopped(), rule.slots()))
            .toList(),
        new PlanLeftOut(
            left.stopped(),
            left.waiting(),
            left.postponed(),
            left.withoutCapacity(),
            left.withoutBudget(),
            left.displaced()));
  }

  private static PlanChannel channel(PlanReport.ChannelSum sum) {
    return new PlanChannel(
        sum.channel(),
        sum.contacts(),
        sum.cost(),
        sum.reached(),
        sum.answers(),
        sum.harm(),
        sum.expectedValue());
  }

  private static PlanPrice price(PlanReport.CellPrice cell) {
    return new PlanPrice(
        cell.channel(), cell.hour(), cell.capacity(), cell.wanted(), cell.demand(), cell.price());
  }
}
