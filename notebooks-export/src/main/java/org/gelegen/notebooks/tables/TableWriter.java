package org.gelegen.notebooks.tables;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.gelegen.notebooks.parquet.ParquetRows;
import org.jspecify.annotations.Nullable;

/**
 * Takes the rows of a table, counts them, and writes its files once all are there. Not thread-safe.
 */
public final class TableWriter implements AutoCloseable {
  private final Table table;
  private final ParquetRows parquet;
  private final @Nullable Path csv;
  private long count;

  /**
   * Writes to {@code parquet}, which it closes.
   *
   * @param csv the file for the same rows as CSV; absent: none
   */
  TableWriter(Table table, ParquetRows parquet, @Nullable Path csv) {
    this.table = table;
    this.parquet = parquet;
    this.csv = csv;
  }

  /**
   * Takes a row.
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
    parquet.add(row);
    count++;
  }

  private boolean has(String column) {
    return table.columns().stream().anyMatch(it -> it.name().equals(column));
  }

  /** Of the rows in which {@code where} has one of these texts, what {@code column} has. */
  Set<String> select(String column, String where, Collection<String> texts) {
    return has(column) && has(where) ? parquet.select(column, where, texts) : Set.of();
  }

  /**
   * Forgets the rows in which a column has one of these texts, where the table has the column;
   * before the files are written.
   */
  void drop(String column, Collection<String> texts) {
    if (has(column)) {
      count -= parquet.drop(column, texts);
    }
  }

  /** Writes the files. */
  void finish() {
    parquet.finish();
    if (csv != null) {
      try (CsvFile file = new CsvFile(csv, table)) {
        parquet.forEach(file::add);
      }
    }
    parquet.close();
  }

  public Table table() {
    return table;
  }

  /** How many rows it was given. */
  public long rows() {
    return count;
  }

  /** Lets go of the rows; without an end, no file is complete. */
  @Override
  public void close() {
    parquet.close();
  }
}
