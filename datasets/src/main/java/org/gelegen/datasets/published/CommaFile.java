package org.gelegen.datasets.published;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * A file of comma-separated values with a header, gzipped or not.
 *
 * @param separator what stands between its columns
 */
record CommaFile(Path path, char separator) {
  private static final CsvMapper CSV =
      CsvMapper.builder().enable(CsvReadFeature.FAIL_ON_MISSING_COLUMNS).build();

  /** One that commas separate. */
  CommaFile(Path path) {
    this(path, ',');
  }

  /** Hands over the rows in the order of the file. */
  void forEach(Consumer<TableRow> reader) {
    if (!Files.isRegularFile(path)) {
      throw new DatasetException(path + " is not there, or is no file");
    }
    try (InputStream in = PublishedFile.open(path);
        MappingIterator<Map<String, String>> rows =
            CSV.readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader().withColumnSeparator(separator))
                .readValues(in)) {
      long number = 0;
      while (rows.hasNextValue()) {
        reader.accept(new TableRow(++number, rows.nextValue()));
      }
    } catch (IOException | JacksonException e) {
      throw new DatasetException(path + " cannot be read: " + e.getMessage(), e);
    } catch (DatasetException e) {
      throw new DatasetException(path + ", " + e.getMessage(), e);
    }
  }
}
