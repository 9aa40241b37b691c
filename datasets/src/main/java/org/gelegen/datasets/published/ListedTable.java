package org.gelegen.datasets.published;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A table that the product knows.
 *
 * @param name what it goes by
 * @param file where it lies below a folder of tables, gzipped under the same name with {@code .gz}
 * @param source where to get it
 * @param licence under which it was published
 * @param citation what is to be cited
 * @param rows how many it has, without the header
 * @param becomes what {@code gelegen datasets convert} makes of it
 */
public record ListedTable(
    String name,
    String file,
    char columnSeparator,
    String source,
    String licence,
    String citation,
    long rows,
    Becomes becomes) {

  /** What a table is turned into. */
  public enum Becomes {
    /** Records to import. */
    RECORDS("records"),
    /** A log of decisions with propensities, to evaluate. */
    LOG("log"),
    /** One JSON object a row: what is known beforehand apart from what is known later. */
    ROWS("rows"),
    /** It is a log already: {@code gelegen evaluate} reads it as it is. */
    AS_IT_IS("a log as it is");

    private final String spelling;

    Becomes(String spelling) {
      this.spelling = spelling;
    }

    /** As it is written in lists. */
    public String spelling() {
      return spelling;
    }
  }

  /** Whether a copy has the rows that it must have. */
  public sealed interface Check {
    /** There is no copy. */
    record Missing() implements Check {}

    /** It has them. */
    record Right(Path file) implements Check {}

    /** It has another number of rows. */
    record Wrong(Path file, long rows) implements Check {}
  }

  /**
   * Counts the rows of the copy below {@code folder}.
   *
   * @throws DatasetException when there is a copy and it cannot be read
   */
  public Check check(Path folder) {
    Path path = folder.resolve(file);
    return Stream.of(path, Path.of(path + ".gz"))
        .filter(Files::isRegularFile)
        .findFirst()
        .map(this::counted)
        .orElseGet(Check.Missing::new);
  }

  private Check counted(Path copy) {
    long[] count = {0};
    new CommaFile(copy, columnSeparator).forEach(_ -> count[0]++);
    return count[0] == rows ? new Check.Right(copy) : new Check.Wrong(copy, count[0]);
  }
}
