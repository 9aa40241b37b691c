package org.gelegen.app.lab.tables;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.gelegen.datasets.published.Facts;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.trainer.examples.PlainRow;

/** Makes rows to learn from out of facts. */
final class TableRows {
  private TableRows() {}

  /** Rows that are positive where a later column has this value. */
  static List<PlainRow> of(List<Facts> facts, String column, AttributeValue positive) {
    return facts.stream()
        .map(fact -> new PlainRow(fact.known(), positive.equals(fact.later().get(column))))
        .toList();
  }

  /** The same rows with a later column put among those known beforehand: a leak. */
  static List<PlainRow> leaking(
      List<Facts> facts, String leak, String column, AttributeValue positive) {
    return facts.stream()
        .map(
            fact -> {
              SortedMap<String, AttributeValue> known = new TreeMap<>(fact.known());
              AttributeValue leaked = fact.later().get(leak);
              if (leaked != null) {
                known.put(leak, leaked);
              }
              return new PlainRow(known, positive.equals(fact.later().get(column)));
            })
        .toList();
  }

  /** The same rows with the numbers of some columns taken for words. */
  static List<PlainRow> asWords(List<PlainRow> rows, Predicate<String> columns) {
    return rows.stream()
        .map(
            row -> {
              SortedMap<String, AttributeValue> known = new TreeMap<>(row.attributes());
              known.replaceAll(
                  (column, value) ->
                      columns.test(column) && value instanceof AttributeValue.Number number
                          ? new AttributeValue.Text(Double.toString(number.value()))
                          : value);
              return new PlainRow(known, row.positive());
            })
        .toList();
  }
}
