package org.gelegen.notebooks.tables;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a table to its files at once, and counts its rows. Not thread-safe. */
public final class TableWriter implements AutoCloseable {
  private final Table table;
  private final List<RowSink> sinks;
  private long rows;

  /** Writes to {@code sinks}, which it closes. */
  public TableWriter(Table table, List<RowSink> sinks) {
    this.table = table;
    this.sinks = List.copyOf(sinks);
  }

  /**
   * Writes a row.
   *
   * @param cells one for each column, null where there is nothing
   * @throws IllegalArgumentException when there are more or fewer, or one of another type
   */
  public void add(@Nullable Object... cells) {
    if (cells.length != table.columns().size()) {
      throw new IllegalArgumentException(
          "%s has %d columns but was given %d cells"
              .formatted(table.name(), table.columns().size(), cells.length));
    }
    for (int i = 0; i < cells.length; i++) {
      table.columns().get(i).check(cells[i]);
    }
    List<@Nullable Object> row = Collections.unmodifiableList(Arrays.asList(cells));
    sinks.forEach(sink -> sink.add(row));
    rows++;
  }

  public Table table() {
    return table;
  }

  /** How many rows were written. */
  public long rows() {
    return rows;
  }

  @Override
  public void close() {
    sinks.forEach(RowSink::close);
  }
}
