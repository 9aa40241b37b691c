package org.gelegen.datasets.published;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gelegen.model.portfolio.AttributeValue;

/**
 * What the columns of a plain table are. All others are numbers that are known beforehand.
 *
 * @param words columns whose values are words, numbers that only stand for words among them
 * @param later columns that are decided or known only later: never a feature
 * @param leftOut columns that say nothing, such as the row's number
 * @param unknown by column, the value that stands for an unknown one
 */
record Columns(
    Set<String> words, Set<String> later, Set<String> leftOut, Map<String, String> unknown) {
  Columns {
    words = Set.copyOf(words);
    later = Set.copyOf(later);
    leftOut = Set.copyOf(leftOut);
    unknown = Map.copyOf(unknown);
  }

  Facts facts(TableRow row) {
    SortedMap<String, AttributeValue> before = new TreeMap<>();
    SortedMap<String, AttributeValue> after = new TreeMap<>();
    for (String column : row.cells().keySet()) {
      if (!leftOut.contains(column) && !row.text(column).equals(unknown.get(column))) {
        (later.contains(column) ? after : before).put(column, value(row, column));
      }
    }
    return new Facts(before, after);
  }

  private AttributeValue value(TableRow row, String column) {
    return words.contains(column)
        ? new AttributeValue.Text(row.text(column))
        : new AttributeValue.Number(row.number(column));
  }
}
