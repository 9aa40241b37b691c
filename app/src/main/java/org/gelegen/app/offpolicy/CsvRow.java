package org.gelegen.app.offpolicy;

/** A row of a table. */
final class CsvRow {
  /** Probabilities that were summed up may be above 1 by so much and count as 1. */
  private static final double ROUNDING = 1e-9;

  private final CsvTable table;
  private final long line;
  private final String[] cells;

  /**
   * Makes a row.
   *
   * @param line where it begins in the file, the header being line 1
   */
  CsvRow(CsvTable table, long line, String[] cells) {
    this.table = table;
    this.line = line;
    this.cells = cells;
  }

  void requireWidth() {
    if (cells.length != table.columns().size()) {
      throw LogException.line(
          table.file(),
          line,
          "the row has %d cells and the header has %d: mend the row or quote its commas"
              .formatted(cells.length, table.columns().size()));
    }
  }

  /** The text of a cell, without blanks around it; an empty one is an error. */
  String text(int column) {
    String text = cells[column].strip();
    if (text.isEmpty()) {
      throw error(column, "must not be empty: give a value or leave the row out");
    }
    return text;
  }

  /** A finite number. */
  double number(int column) {
    String text = text(column);
    double number = parsed(text);
    if (!Double.isFinite(number)) {
      throw error(column, "must be a finite number but is \"" + text + "\"");
    }
    return number;
  }

  /** A number in [0, 1]. */
  double probability(int column) {
    double number = number(column);
    if (number < 0 || number > 1 + ROUNDING) {
      throw error(
          column, "must be a probability in [0, 1] but is " + text(column) + ": mend the row");
    }
    return Math.min(1, number);
  }

  /** The probability of an action that was taken: above 0. */
  double propensity(int column) {
    double probability = probability(column);
    if (probability < Double.MIN_NORMAL) {
      throw error(
          column,
          "an action that was taken has a propensity above 0, in (0, 1]: log the probability of the"
              + " action that was taken");
    }
    return probability;
  }

  LogException error(int column, String what) {
    return LogException.cell(table.file(), line, table.columns().get(column), what);
  }

  /** NaN for what is no number; words and hexadecimals that Java takes for numbers are none. */
  private static double parsed(String text) {
    char last = text.charAt(text.length() - 1);
    if (!(last == '.' || (last >= '0' && last <= '9')) || text.indexOf('x') >= 0) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
