package org.gelegen.notebooks.tables;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the rows of one table go, one after the other and none of them kept. */
public interface RowSink extends AutoCloseable {
  /** Takes a row; cells are in the order of the columns, null where there is nothing. */
  void add(List<@Nullable Object> row);

  /** Completes the file. */
  @Override
  void close();
}
