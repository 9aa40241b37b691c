package org.gelegen.app.commands;

import org.gelegen.app.console.Console;
import org.gelegen.records.bank.StatementReport;
import org.gelegen.records.bank.StatementReport.Left;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What became of one file of bank statements, in words or as one line of JSON. */
final class StatementOutput {
  private StatementOutput() {}

  static void print(Console console, String file, StatementReport report, boolean json) {
    if (json) {
      console.print(Json.text(node(file, report)));
      return;
    }
    report.left().forEach(left -> console.say(file + ", " + line(left)));
    console.print(
        "%s: %,d entries, %,d payments accepted, %,d duplicates, %,d no payments"
            .formatted(
                file,
                report.entries(),
                report.accepted(),
                report.duplicates(),
                report.left().size()));
  }

  private static String line(Left left) {
    return "entry %d, %s, %s, %s: %s"
        .formatted(
            left.number(),
            left.reference().isEmpty() ? "no reference" : left.reference(),
            left.amount() == null
                ? "no amount"
                : left.currency() + " " + left.amount().toPlainString(),
            left.date() == null ? "no date" : left.date(),
            left.reason());
  }

  private static ObjectNode node(String file, StatementReport report) {
    ObjectNode node =
        Json.object()
            .put("file", file)
            .put("entries", report.entries())
            .put("accepted", report.accepted())
            .put("duplicates", report.duplicates());
    ArrayNode left = node.putArray("left");
    report.left().forEach(one -> left.add(node(one)));
    return node;
  }

  private static ObjectNode node(Left left) {
    ObjectNode node = Json.object().put("entry", left.number()).put("reference", left.reference());
    if (left.amount() != null) {
      node.put("amount", left.amount().toPlainString()).put("currency", left.currency());
    }
    if (left.date() != null) {
      node.put("date", left.date().toString());
    }
    return node.put("reason", left.reason()).put("refused", left.refused());
  }
}
