package org.gelegen.datasets.published;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A public table that knows neither debtors nor contacts as records have them: its rows are facts
 * to measure learning on.
 */
public record PlainDataset(
    String name,
    String title,
    String fileName,
    char columnSeparator,
    String source,
    String licence,
    String citation,
    long rows,
    String sha256,
    RowReader reader)
    implements Published {

  /**
   * The rows of a copy of the table, in the order of the file.
   *
   * @param file as published, or gzipped
   * @throws DatasetException when the file is missing or is not the table that was published
   */
  public List<Facts> read(Path file) {
    PublishedFile published = new PublishedFile(this, file);
    published.verify();
    List<Facts> facts = new ArrayList<>();
    published.read(rows -> rows.forEach(row -> facts.add(reader.read(row))));
    return facts;
  }

  /**
   * Writes the rows of a copy of the table as lines of JSON: {@code row}, its number from 1; {@code
   * known}, what is known of it beforehand; {@code later}, what is decided or known only later.
   *
   * @param file as published, or gzipped
   * @throws DatasetException when the file is missing or is not the table that was published
   */
  public void convert(Path file, OutputStream out) {
    RowLines.write(read(file), out);
  }

  /** Reads one row. */
  @FunctionalInterface
  public interface RowReader {
    Facts read(TableRow row);
  }
}
