package org.gelegen.datasets.published;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table that the product knows.
 *
 * @param name what it goes by
 * @param file where it lies below a folder of tables, gzipped under the same name with {@code .gz}
 * @param source where to get it
 * @param licence under which it was published
 * @param citation what is to be cited
 * @param rows how many it has, without the header
 * @param sha256 of the file's content, unzipped, in hexadecimal; absent: only the rows are counted
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
    @Nullable String sha256,
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

  /** Whether a copy is the table. */
  public sealed interface Check {
    /** There is no copy. */
    record Missing() implements Check {}

    /** It has the rows, and the content, where that is known. */
    record Right(Path file) implements Check {}

    /** It has another number of rows. */
    record Wrong(Path file, long rows) implements Check {}

    /** It cannot be read to its end, or its content is another one, for this reason. */
    record Broken(Path file, String reason) implements Check {}
  }

  /** Counts the rows of the copy below {@code folder}, and looks whether its content is right. */
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
    try {
      new CommaFile(copy, columnSeparator).forEach(_ -> count[0]++);
      if (count[0] != rows) {
        return new Check.Wrong(copy, count[0]);
      }
      String digest = sha256 == null ? null : PublishedFile.digest(copy);
      return Objects.equals(digest, sha256)
          ? new Check.Right(copy)
          : new Check.Broken(
              copy, "the SHA-256 of its content is %s and not %s".formatted(digest, sha256));
    } catch (DatasetException e) {
      return new Check.Broken(copy, String.valueOf(e.getMessage()));
    }
  }
}
