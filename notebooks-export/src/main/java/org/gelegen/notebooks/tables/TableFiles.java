package org.gelegen.notebooks.tables;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gelegen.notebooks.parquet.ParquetStore;

/** The tables of one export as they are written, each as Parquet and, where wanted, as CSV. */
public final class TableFiles implements AutoCloseable {
  private final Path folder;
  private final ParquetStore parquet;
  private final boolean csv;
  private final List<TableWriter> begun = new ArrayList<>();

  /** Writes below {@code folder}, which exists. */
  public TableFiles(Path folder, ParquetStore parquet, boolean csv) {
    this.folder = folder;
    this.parquet = parquet;
    this.csv = csv;
  }

  /** Begins a table, whose files are there once its writer has finished. */
  public TableWriter begin(Table table) {
    TableWriter writer =
        new TableWriter(
            table,
            parquet.begin(folder.resolve(table.name() + ".parquet"), table),
            csv ? folder.resolve(table.name() + ".csv.gz") : null);
    begun.add(writer);
    return writer;
  }

  /** Every table that was begun, with the number of its rows, in order. */
  public List<TableWriter> begun() {
    return List.copyOf(begun);
  }

  /** Lets go of all tables, also of those that did not come to their end. */
  @Override
  public void close() {
    RuntimeException first = null;
    for (TableWriter writer : begun) {
      try {
        writer.close();
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
