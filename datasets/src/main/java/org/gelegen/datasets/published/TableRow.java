package org.gelegen.datasets.published;

import java.util.Map;

/**
 * One row of a table.
 *
 * @param number from 1, without the header
 * @param cells by the column's name
 */
public record TableRow(long number, Map<String, String> cells) {
  public TableRow {
    cells = Map.copyOf(cells);
  }

  String text(String column) {
    String cell = cells.get(column);
    if (cell == null) {
      throw new DatasetException("row " + number + " has no column " + column);
    }
    return cell;
  }

  double number(String column) {
    try {
      return Double.parseDouble(text(column));
    } catch (NumberFormatException e) {
      throw new DatasetException(
          "row %d: %s must be a number but is \"%s\"".formatted(number, column, text(column)), e);
    }
  }
}
