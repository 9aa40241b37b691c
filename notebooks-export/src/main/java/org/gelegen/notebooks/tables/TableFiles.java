package org.gelegen.notebooks.tables;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  /** Begins a table, whose files are there once all have finished. */
  public TableWriter begin(Table table) {
    TableWriter writer =
        new TableWriter(
            table,
            parquet.begin(folder.resolve(table.name() + ".parquet"), table),
            csv ? folder.resolve(table.name() + ".csv.gz") : null);
    begun.add(writer);
    return writer;
  }

  /**
   * Forgets what tells of some debtors: the rows that name them, and those of the contacts and
   * decisions that they are named with.
   *
   * @param debtors by the names that rows have
   */
  public void drop(Collection<String> debtors) {
    Set<String> contacts = theirs("contact", debtors);
    Set<String> decisions = theirs("decision", debtors);
    for (TableWriter writer : begun) {
      writer.drop("contact", contacts);
      writer.drop("decision", decisions);
      writer.drop("debtor", debtors);
    }
  }

  private Set<String> theirs(String column, Collection<String> debtors) {
    Set<String> theirs = new HashSet<>();
    begun.forEach(writer -> theirs.addAll(writer.select(column, "debtor", debtors)));
    return theirs;
  }

  /** Writes the files of every table that was begun. */
  public void finish() {
    begun.forEach(TableWriter::finish);
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
