package org.gelegen.records.campaigns;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.gelegen.model.campaign.PlanReport;
import org.gelegen.model.campaign.PlanReport.Budget;
import org.gelegen.model.campaign.PlanReport.CellPrice;
import org.gelegen.model.campaign.PlanReport.ChannelSum;
import org.gelegen.model.campaign.PlanReport.LeftOut;
import org.gelegen.model.campaign.PlanReport.RuleCount;
import org.gelegen.model.campaign.PlanReport.Week;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.WireName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reports of plans as JSON, and back. Money is a decimal string. */
public final class PlanReportCodec {
  private PlanReportCodec() {}

  /** A report as an object. */
  public static ObjectNode write(PlanReport report) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    Week week = report.week();
    root.putObject("week")
        .put("value", week.value().toPlainString())
        .put("upperBound", week.upperBound().toPlainString())
        .put("gap", week.gap())
        .put("greedyValue", week.greedyValue().toPlainString())
        .put("gain", week.gain().toPlainString());
    Budget budget = report.budget();
    ObjectNode money = root.putObject("budget");
    if (budget.limit() != null) {
      money.put("limit", budget.limit().toPlainString());
    }
    money
        .put("planned", budget.planned().toPlainString())
        .put("price", budget.price().toPlainString());
    ArrayNode channels = root.putArray("channels");
    report.channels().forEach(sum -> write(sum, channels.addObject()));
    ArrayNode cells = root.putArray("prices");
    report.cells().forEach(cell -> write(cell, cells.addObject()));
    ArrayNode exclusions = root.putArray("exclusions");
    for (RuleCount rule : report.exclusions()) {
      exclusions
          .addObject()
          .put("rule", rule.rule())
          .put("debtors", rule.debtors())
          .put("stopped", rule.stopped())
          .put("slots", rule.slots());
    }
    LeftOut left = report.leftOut();
    root.putObject("leftOut")
        .put("stopped", left.stopped())
        .put("waiting", left.waiting())
        .put("postponed", left.postponed())
        .put("withoutCapacity", left.withoutCapacity())
        .put("withoutBudget", left.withoutBudget())
        .put("displaced", left.displaced());
    return root;
  }

  private static void write(ChannelSum sum, ObjectNode target) {
    target
        .put("channel", sum.channel().wireName())
        .put("contacts", sum.contacts())
        .put("cost", sum.cost().toPlainString())
        .put("reached", sum.reached())
        .put("answers", sum.answers())
        .put("harm", sum.harm())
        .put("expectedValue", sum.expectedValue().toPlainString());
  }

  private static void write(CellPrice cell, ObjectNode target) {
    target
        .put("channel", cell.channel().wireName())
        .put("hour", cell.hour())
        .put("capacity", cell.capacity())
        .put("wanted", cell.wanted())
        .put("planned", cell.demand())
        .put("price", cell.price().toPlainString());
  }

  /** The report that {@link #write(PlanReport)} made this of. */
  public static PlanReport read(JsonNode root) {
    JsonNode week = root.required("week");
    JsonNode budget = root.required("budget");
    JsonNode left = root.required("leftOut");
    return new PlanReport(
        new Week(
            money(week, "value"),
            money(week, "upperBound"),
            number(week, "gap"),
            money(week, "greedyValue")),
        new Budget(
            budget.has("limit") ? money(budget, "limit") : null,
            money(budget, "planned"),
            money(budget, "price")),
        each(root.required("channels"), PlanReportCodec::channel),
        each(root.required("prices"), PlanReportCodec::cell),
        each(
            root.required("exclusions"),
            rule ->
                new RuleCount(
                    rule.required("rule").asString(),
                    count(rule, "debtors"),
                    count(rule, "stopped"),
                    count(rule, "slots"))),
        new LeftOut(
            count(left, "stopped"),
            count(left, "waiting"),
            count(left, "postponed"),
            count(left, "withoutCapacity"),
            count(left, "withoutBudget"),
            count(left, "displaced")));
  }

  private static ChannelSum channel(JsonNode sum) {
    return new ChannelSum(
        WireName.require(Channel.class, sum.required("channel").asString()),
        count(sum, "contacts"),
        money(sum, "cost"),
        number(sum, "reached"),
        number(sum, "answers"),
        number(sum, "harm"),
        money(sum, "expectedValue"));
  }

  private static CellPrice cell(JsonNode cell) {
    return new CellPrice(
        WireName.require(Channel.class, cell.required("channel").asString()),
        (int) count(cell, "hour"),
        (int) count(cell, "capacity"),
        (int) count(cell, "wanted"),
        (int) count(cell, "planned"),
        money(cell, "price"));
  }

  private static <T> List<T> each(JsonNode array, Function<JsonNode, T> read) {
    List<T> all = new ArrayList<>();
    array.forEach(node -> all.add(read.apply(node)));
    return all;
  }

  private static BigDecimal money(JsonNode node, String name) {
    return new BigDecimal(node.required(name).asString());
  }

  private static double number(JsonNode node, String name) {
    return node.required(name).doubleValue();
  }

  private static long count(JsonNode node, String name) {
    return node.required(name).longValue();
  }
}
