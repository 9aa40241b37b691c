package org.gelegen.app.commands;

import java.util.Locale;
import org.gelegen.app.bench.AllCores;
import org.gelegen.app.bench.HeadSpeed;
import org.gelegen.app.bench.MeasuredPortfolio;
import org.gelegen.app.bench.SpeedReport;
import org.gelegen.app.bench.SpeedReport.DecisionCost;
import org.gelegen.app.bench.SpeedReport.Memory;
import org.gelegen.app.console.Console;
import org.gelegen.app.console.Table;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How fast decisions are made, for people and for scripts. */
final class SpeedOutput {
  private static final long MILLION = 1_000_000;
  private static final double MEBI = 1024 * 1024;

  private final String name;
  private final MeasuredPortfolio portfolio;
  private final SpeedReport report;

  /**
   * Readies the output.
   *
   * @param name the client, or where a made-up one came from
   */
  SpeedOutput(String name, MeasuredPortfolio portfolio, SpeedReport report) {
    this.name = name;
    this.portfolio = portfolio;
    this.report = report;
  }

  void print(Console console) {
    console.print(
        "%s: %,d debtors with an open case, %,d actions each, model %s"
            .formatted(
                name,
                portfolio.histories().size(),
                report.actions(),
                portfolio.decider().modelVersion()));
    console.print(
        "after %,d s of warm-up, load of the machine %s, %d cores"
            .formatted(report.warmUp().toSeconds(), load(), report.cores()));
    console.print("");
    Table heads = new Table("head", "ns an action", "made of");
    for (HeadSpeed head : report.heads()) {
      heads.row(head.name(), one(head.nanosPerAction()), head.form());
    }
    heads.print(console);
    console.print("");
    DecisionCost cost = report.decision();
    new Table("one decision", "µs of CPU")
        .row("rules", one(cost.rules()))
        .row("features", one(cost.features()))
        .row("scoring, all heads", one(cost.scoring()))
        .row("ranking and the rest", one(cost.ranking()))
        .row("all", one(cost.total()))
        .row("with reasons and exclusions", one(cost.explained()))
        .print(console);
    console.print("");
    AllCores all = report.all();
    console.print(
        "%,d decisions in %s on %d cores, %,.0f a second; %,d of them to contact"
            .formatted(
                all.decisions(),
                Console.words(all.took()),
                report.cores(),
                all.perSecond(),
                all.contacts()));
    if (all.decisions() != MILLION) {
      console.print("at that speed, a million take " + Console.words(all.of(MILLION)));
    }
    Memory memory = report.memory();
    console.print(
        "heap: %,.0f MB in use, %,.0f MB at most while deciding, limit %,.0f MB; %,.0f bytes a"
                .formatted(
                    memory.inUse() / MEBI,
                    memory.peak() / MEBI,
                    memory.most() / MEBI,
                    cost.allocatedBytes())
            + " decision");
  }

  private String load() {
    return report.load() < 0 ? "not known" : one(report.load());
  }

  private static String one(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  ObjectNode object() {
    ObjectNode object =
        Json.object()
            .put("portfolio", name)
            .put("modelVersion", portfolio.decider().modelVersion())
            .put("debtors", portfolio.histories().size())
            .put("actions", report.actions())
            .put("cores", report.cores())
            .put("warmUpSeconds", report.warmUp().toSeconds());
    if (report.load() >= 0) {
      object.put("load", report.load());
    }
    ArrayNode heads = object.putArray("heads");
    for (HeadSpeed head : report.heads()) {
      heads
          .addObject()
          .put("head", head.name())
          .put("form", head.form())
          .put("nanosPerAction", head.nanosPerAction());
    }
    DecisionCost cost = report.decision();
    object
        .putObject("decision")
        .put("cpuMicros", cost.total())
        .put("rules", cost.rules())
        .put("features", cost.features())
        .put("scoring", cost.scoring())
        .put("ranking", cost.ranking())
        .put("explained", cost.explained())
        .put("allocatedBytes", cost.allocatedBytes());
    AllCores all = report.all();
    object
        .putObject("allCores")
        .put("decisions", all.decisions())
        .put("contacts", all.contacts())
        .put("seconds", all.took().toNanos() / 1e9)
        .put("perSecond", all.perSecond())
        .put("secondsForAMillion", all.of(MILLION).toNanos() / 1e9);
    Memory memory = report.memory();
    object
        .putObject("heapBytes")
        .put("inUse", memory.inUse())
        .put("peak", memory.peak())
        .put("limit", memory.most());
    return object;
  }
}
