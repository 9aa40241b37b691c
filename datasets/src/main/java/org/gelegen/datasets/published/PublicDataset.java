package org.gelegen.datasets.published;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.gelegen.model.records.PortfolioRecord;

/**
 * A public table that can be turned into records.
 *
 * @param name what it goes by here, and the id of the client it becomes
 * @param title what its publisher calls it
 * @param fileName the file to bring, also gzipped under this name with {@code .gz}
 * @param source where to get it
 * @param licence under which it was published
 * @param citation what is to be cited
 * @param rows how many it has, without the header
 * @param sha256 of the file's content, unzipped, in hexadecimal
 * @param converter turns its rows into records
 */
public record PublicDataset(
    String name,
    String title,
    String fileName,
    String source,
    String licence,
    String citation,
    long rows,
    String sha256,
    RowConverter converter)
    implements Published {

  @Override
  public char columnSeparator() {
    return ';';
  }

  /**
   * Turns a copy of the table into records, in the order of time, in bounded memory. The whole copy
   * is checked before the first record is made.
   *
   * @param file as published, or gzipped
   * @throws DatasetException when the file is missing or is not the table that was published
   */
  public void convert(Path file, Consumer<PortfolioRecord> records) {
    PublishedFile published = new PublishedFile(this, file);
    published.verify();
    published.read(rows -> converter.convert(rows, records));
  }

  /** Turns the rows of one table into records. */
  @FunctionalInterface
  public interface RowConverter {
    /**
     * Goes through the rows once.
     *
     * @param rows by column, in the order of the file
     */
    void convert(Iterable<TableRow> rows, Consumer<PortfolioRecord> records);
  }
}
