package org.gelegen.app.demo;

import java.util.Locale;
import org.gelegen.app.console.Console;
import org.gelegen.app.console.Table;
import org.gelegen.app.demo.HalfComparison.Figure;

/** Prints what the two halves came to. */
final class Report {
  private final Console console;

  Report(Console console) {
    this.console = console;
  }

  /** Prints one comparison under a heading. */
  void print(String heading, HalfComparison halves) {
    console.print("");
    console.print(
        "%s: %,d debtors with Gelegen, %,d on the static workflow"
            .formatted(heading, halves.productDebtors(), halves.workflowDebtors()));
    Table table = new Table("", "Gelegen", "workflow", "difference", "95 % interval", "");
    row(table, "contacts a debtor", "%.2f", 1, halves.compare(DebtorTally::contacts, _ -> 1));
    row(table, "cost a debtor, euro", "%.2f", 1, halves.compare(DebtorTally::cost, _ -> 1));
    row(
        table,
        "reached, % of contacts",
        "%.1f",
        100,
        halves.compare(DebtorTally::reached, DebtorTally::contacts));
    row(
        table,
        "right party, per 100 calls",
        "%.1f",
        100,
        halves.compare(DebtorTally::rightPartyCalls, DebtorTally::calls));
    row(
        table,
        "cases answered for, %",
        "%.1f",
        100,
        halves.compare(DebtorTally::casesAnsweredFor, DebtorTally::cases));
    row(
        table,
        "collected a debtor, euro",
        "%.2f",
        1,
        halves.compare(DebtorTally::collected, _ -> 1));
    row(
        table,
        "collected less cost, euro",
        "%.2f",
        1,
        halves.compare(tally -> tally.collected() - tally.cost(), _ -> 1));
    row(table, "harm, per 1,000 debtors", "%.2f", 1000, halves.compare(DebtorTally::harms, _ -> 1));
    table.print(console);
  }

  private static void row(Table table, String what, String format, double scale, Figure figure) {
    table.row(
        what,
        number(format, scale * figure.product()),
        number(format, scale * figure.workflow()),
        number("%+" + format.substring(1), scale * figure.difference()),
        "["
            + number("%+" + format.substring(1), scale * figure.low())
            + ", "
            + number("%+" + format.substring(1), scale * figure.high())
            + "]",
        figure.clear() ? "clear" : "");
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
  }
}
