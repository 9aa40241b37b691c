package org.gelegen.app.commands;

import java.util.Locale;
import org.gelegen.app.console.Console;
import org.gelegen.app.console.Table;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.PlanReport;
import org.gelegen.records.campaigns.PlanReportCodec;
import org.gelegen.scheduler.nightly.Night;
import tools.jackson.databind.node.ObjectNode;

/** A plan, in words or as JSON. */
final class PlanOutput {
  private final Console console;
  private final boolean json;

  PlanOutput(Console console, boolean json) {
    this.console = console;
    this.json = json;
  }

  /** A plan that was not committed. */
  void print(Night night) {
    if (json) {
      console.print(Json.text(node(night)));
      return;
    }
    inWords(night.campaign());
    inWords(night.report());
  }

  /** A plan beside what it would be with other settings. */
  void print(NightComparison comparison) {
    if (json) {
      ObjectNode node = comparison.json();
      node.set("before", node(comparison.before()));
      node.set("after", node(comparison.after()));
      console.print(Json.text(node));
      return;
    }
    console.print("with the settings in force:");
    print(comparison.before());
    console.print("");
    console.print("with the settings to try:");
    print(comparison.after());
    console.print("");
    comparison.print(console);
  }

  private void inWords(PlanReport report) {
    PlanReport.Week week = report.week();
    console.print(
        "within %.2f %% of the best possible; one more euro of budget would bring %s"
            .formatted(100 * week.gap(), report.budget().price()));
    console.print(
        "the week is worth %s, %s more than the %s of taking turns"
            .formatted(week.value(), week.gain(), week.greedyValue()));
    channels(report);
    exclusions(report);
    PlanReport.LeftOut left = report.leftOut();
    new Table("left out", "debtors")
        .row("no contact is allowed", Long.toString(left.stopped()))
        .row("no contact is worth its cost", Long.toString(left.waiting()))
        .row("a later day is better", Long.toString(left.postponed()))
        .row("every hour worth it is full", Long.toString(left.withoutCapacity()))
        .row("there is room but no budget", Long.toString(left.withoutBudget()))
        .row("planned, but not the best option", Long.toString(left.displaced()))
        .print(console);
    cells(report);
  }

  private void channels(PlanReport report) {
    if (report.channels().isEmpty()) {
      return;
    }
    Table table =
        new Table("channel", "contacts", "cost", "reached", "answers", "harm", "expected value");
    for (PlanReport.ChannelSum sum : report.channels()) {
      table.row(
          sum.channel().wireName(),
          Long.toString(sum.contacts()),
          sum.cost().toPlainString(),
          one(sum.reached()),
          one(sum.answers()),
          String.format(Locale.ROOT, "%.2f", sum.harm()),
          sum.expectedValue().toPlainString());
    }
    table.print(console);
  }

  private void exclusions(PlanReport report) {
    if (report.exclusions().isEmpty()) {
      return;
    }
    Table table = new Table("rule", "debtors", "left with nothing", "hours of channels");
    for (PlanReport.RuleCount rule : report.exclusions()) {
      table.row(
          rule.rule(),
          Long.toString(rule.debtors()),
          Long.toString(rule.stopped()),
          Long.toString(rule.slots()));
    }
    table.print(console);
  }

  private void cells(PlanReport report) {
    if (report.cells().isEmpty()) {
      return;
    }
    Table table =
        new Table("channel", "hour", "capacity", "wanted", "planned", "price of one more");
    for (PlanReport.CellPrice cell : report.cells()) {
      table.row(
          cell.channel().wireName(),
          "%02d:00".formatted(cell.hour()),
          Integer.toString(cell.capacity()),
          Integer.toString(cell.wanted()),
          Integer.toString(cell.demand()),
          cell.price().toPlainString());
    }
    table.print(console);
  }

  private static String one(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  /** A campaign that is committed now. */
  void printPlanned(Campaign campaign) {
    if (json) {
      console.print(Json.text(node(campaign).put("dryRun", false)));
    } else {
      inWords(campaign);
    }
  }

  /** A campaign that was committed before. */
  void printKnown(Campaign campaign, String reason) {
    console.print(
        json
            ? Json.text(node(campaign).put("dryRun", false).put("skipped", reason))
            : campaign.campaignId() + " is planned: " + reason);
  }

  private void inWords(Campaign campaign) {
    console.print(
        "campaign %s of %s, planned with %s: expected value %s, at most %s"
            .formatted(
                campaign.campaignId(),
                campaign.date(),
                campaign.modelVersion(),
                campaign.value(),
                campaign.upperBound()));
    campaign.counts().forEach((name, count) -> console.print("  " + name + ": " + count));
  }

  /** A night as JSON. */
  static ObjectNode node(Night night) {
    PlanReport report = night.report();
    return node(night.campaign())
        .put("dryRun", true)
        .put("gap", report.week().gap())
        .put("budgetPrice", report.budget().price().toPlainString())
        .setAll(PlanReportCodec.write(report));
  }

  private static ObjectNode node(Campaign campaign) {
    ObjectNode node =
        Json.object()
            .put("campaignId", campaign.campaignId())
            .put("date", campaign.date().toString())
            .put("plannedAt", campaign.plannedAt().toString())
            .put("modelVersion", campaign.modelVersion())
            .put("value", campaign.value().toPlainString())
            .put("upperBound", campaign.upperBound().toPlainString());
    ObjectNode counts = node.putObject("counts");
    campaign.counts().forEach(counts::put);
    return node;
  }
}
