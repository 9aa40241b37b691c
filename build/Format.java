import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lays out every Java source below the current folder as google-java-format does: {@code --check}
 * names the files that are laid out otherwise and fails, {@code --fix} rewrites them.
 *
 * <p>A program of its own because the formatter parses with the compiler of the Java that runs it,
 * and the Java that runs Maven may be older than the Java that the sources are written in.
 */
public final class Format {

  private enum Outcome {
    RIGHT,
    WRONG,
    UNREADABLE
  }

  private record Result(Path source, Outcome outcome, Optional<String> why) {}

  public static void main(String[] arguments) throws IOException {
    boolean fix = List.of(arguments).equals(List.of("--fix"));
    if (!fix && !List.of(arguments).equals(List.of("--check"))) {
      System.err.println("usage: Format (--check | --fix)");
      System.exit(2);
    }
    List<Path> sources = sources();
    List<Result> notRight =
        sources.parallelStream()
            .map(source -> format(source, fix))
            .filter(result -> result.outcome() != Outcome.RIGHT)
            .toList();
    for (Result result : notRight) {
      System.out.println(result.source() + result.why().map(why -> ": " + why).orElse(""));
    }
    boolean unreadable =
        notRight.stream().anyMatch(result -> result.outcome() == Outcome.UNREADABLE);
    if (fix) {
      System.out.printf("%d of %d Java sources rewritten%n", notRight.size(), sources.size());
    } else if (!notRight.isEmpty()) {
      System.out.printf(
          "%d of %d Java sources are not laid out by google-java-format. To lay them out: "
              + "mvn -N -P format validate%n",
          notRight.size(), sources.size());
    }
    if (unreadable || (!fix && !notRight.isEmpty())) {
      System.exit(1);
    }
  }

  /** The sources of every module, and of the build itself. */
  private static List<Path> sources() throws IOException {
    Path here = Path.of("");
    try (Stream<Path> folders = Files.list(here)) {
      List<Path> roots =
          Stream.concat(folders.map(folder -> folder.resolve("src")), Stream.of(Path.of("build")))
              .filter(Files::isDirectory)
              .toList();
      return roots.stream().flatMap(Format::javaFilesBelow).sorted().toList();
    }
  }

  private static Stream<Path> javaFilesBelow(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Result format(Path source, boolean fix) {
    try {
      String before = Files.readString(source);
      String after = new Formatter().formatSourceAndFixImports(before);
      if (after.equals(before)) {
        return new Result(source, Outcome.RIGHT, Optional.empty());
      }
      if (fix) {
        Files.writeString(source, after);
      }
      return new Result(source, Outcome.WRONG, Optional.empty());
    } catch (FormatterException e) {
      return new Result(source, Outcome.UNREADABLE, Optional.of(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
