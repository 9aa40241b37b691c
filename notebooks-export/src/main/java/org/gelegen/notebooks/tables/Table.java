package org.gelegen.notebooks.tables;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A table of an export.
 *
 * @param name of its files, without their endings
 * @param about what it is, in a sentence or two
 * @param row what one row is
 * @param columns of different names, even to those who take capitals for small letters
 * @param order the columns whose values rows are put in order of; none: rows stay as they come
 */
public record Table(
    String name, String about, String row, List<Column> columns, List<String> order) {
  public Table {
    columns = List.copyOf(columns);
    order = List.copyOf(order);
    Set<String> names = new HashSet<>();
    for (Column column : columns) {
      if (!names.add(column.name().toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(name + " has two columns " + column.name());
      }
    }
  }

  /** A table whose rows stay as they come. */
  public Table(String name, String about, String row, List<Column> columns) {
    this(name, about, row, columns, List.of());
  }

  /**
   * The same table with its rows in order. Debtors come in the order of their ids: rows that stay
   * as they come would tell which pseudonym is whose.
   */
  public Table orderedBy(String... names) {
    return new Table(name, about, row, columns, List.of(names));
  }
}
