package org.gelegen.notebooks.tables;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A table of an export.
 *
 * @param name of its files, without their endings
 * @param about what it is, in a sentence or two
 * @param row what one row is
 */
public record Table(String name, String about, String row, List<Column> columns) {
  public Table {
    columns = List.copyOf(columns);
    Set<String> names = new HashSet<>();
    for (Column column : columns) {
      if (!names.add(column.name())) {
        throw new IllegalArgumentException(name + " has two columns " + column.name());
      }
    }
  }
}
