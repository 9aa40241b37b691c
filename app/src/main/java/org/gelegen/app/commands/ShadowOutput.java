package org.gelegen.app.commands;

import org.gelegen.app.console.Console;
import org.gelegen.app.console.Table;
import org.gelegen.trainer.ModelComparison.Side;
import org.gelegen.trainer.ShadowReport;
import org.gelegen.trainer.evaluation.Interval;
import org.gelegen.trainer.evaluation.Metrics;
import tools.jackson.databind.node.ObjectNode;

/** What a shadow's scores show, for people and for programs. */
final class ShadowOutput {
  private ShadowOutput() {}

  static void print(ShadowReport report, Console console) {
    console.print(
        "%s scored %,d decisions of %s and would have decided %,d of them otherwise%s"
            .formatted(
                report.version(),
                report.decisions(),
                report.champion(),
                report.differing(),
                report.decisions() == 0
                    ? ""
                    : " (%.1f %%)".formatted(100.0 * report.differing() / report.decisions())));
    console.print("%,d contacts were made on them".formatted(report.acted()));
    ChoiceOutput.print("value of its choices less what was done", report.value(), console);
    if (report.predictions().isEmpty()) {
      console.print("nothing is known yet of what came of them");
      return;
    }
    Table table = new Table("", "contacts", "rate", "log-loss", "ECE", "shadow's log-loss less");
    report
        .predictions()
        .forEach(
            (name, side) -> {
              row(table, "champion " + name, side.first(), "");
              row(
                  table,
                  "shadow " + name,
                  side.second(),
                  CompareCommand.difference(side.difference()));
            });
    table.print(console);
  }

  private static void row(Table table, String name, Metrics metrics, String difference) {
    table.row(
        name,
        "%,d".formatted(metrics.n()),
        "%.4f".formatted(metrics.baseRate()),
        "%.4f".formatted(metrics.logLoss()),
        "%.4f".formatted(metrics.ece()),
        difference);
  }

  static ObjectNode json(ShadowReport report) {
    ObjectNode node =
        Json.object()
            .put("shadow", report.version())
            .put("champion", report.champion())
            .put("decisions", report.decisions())
            .put("differing", report.differing())
            .put("acted", report.acted());
    node.set("value", ChoiceOutput.json(report.value()));
    ObjectNode predictions = node.putObject("predictions");
    report.predictions().forEach((name, side) -> put(side, predictions.putObject(name)));
    return node;
  }

  private static void put(Side side, ObjectNode node) {
    node.put("n", side.first().n()).put("rate", side.first().baseRate());
    put(side.first(), node.putObject("champion"));
    put(side.second(), node.putObject("shadow"));
    Interval difference = side.difference();
    if (difference != null) {
      node.putObject("logLossDifference")
          .put("value", difference.estimate())
          .putArray("interval")
          .add(difference.low())
          .add(difference.high());
    }
  }

  private static void put(Metrics metrics, ObjectNode node) {
    node.put("logLoss", metrics.logLoss()).put("ece", metrics.ece());
  }
}
