package org.gelegen.notebooks.tables;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gelegen.notebooks.parquet.ParquetStore;

/** The tables of one export as they are written, each as Parquet and, where wanted, as CSV. */
public final class TableFiles {
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

  /** Begins a table; its writer has to be closed. */
  public TableWriter begin(Table table) {
    List<RowSink> sinks = new ArrayList<>();
    sinks.add(parquet.begin(folder.resolve(table.name() + ".parquet"), table));
    if (csv) {
      sinks.add(new CsvFile(folder.resolve(table.name() + ".csv.gz"), table));
    }
    TableWriter writer = new TableWriter(table, sinks);
    begun.add(writer);
    return writer;
  }

  /** Every table that was begun, with the number of its rows, in order. */
  public List<TableWriter> begun() {
    return List.copyOf(begun);
  }
}
