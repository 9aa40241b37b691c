package org.gelegen.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.gelegen.app.commands.Surroundings;
import org.gelegen.app.console.Console;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The README and the quick start say what is so: their commands run as they stand there, their
 * links lead somewhere.
 */
class ReadmeIT {
  private static final Path HOME = Path.of("..");
  private static final Pattern COMMAND = Pattern.compile("(?m)(?:^ *|`)\\./gelegen ([^`\\n]+)");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");
  private static final Pattern FOLDER = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| [a-z]");

  /** Some moment after the made-up history: a command that names a date is wrong some day. */
  private static final Instant NOW = Instant.parse("2031-03-04T16:00:00Z");

  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  /** Those that take minutes or do not end: only that there is such a command with such options. */
  private static final Set<String> LONG = Set.of("demo", "lab", "lab curves", "serve");

  /** Asks for a champion before the champion, which the commands before it do not make. */
  private static final String BACK = "promote --client noorderlicht --back";

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private static String readme() throws IOException {
    return Files.readString(HOME.resolve("README.md"));
  }

  private static String quickStart() throws IOException {
    return Files.readString(HOME.resolve("docs/quickstart.md"));
  }

  /**
   * Every command of both once; the one that makes a history up comes first, as the reader has to.
   */
  private static Set<String> commands() throws IOException {
    List<String> all =
        COMMAND
            .matcher(readme() + quickStart())
            .results()
            .map((MatchResult match) -> match.group(1).strip())
            .toList();
    Set<String> ordered = new LinkedHashSet<>();
    all.stream().filter(command -> command.startsWith("simulate")).forEach(ordered::add);
    ordered.addAll(all);
    return ordered;
  }

  @Test
  void every_command_runs_as_it_stands_there() throws IOException {
    Files.writeString(
        folder.resolve("decisions.csv.gz"),
        "action,propensity,reward,pi_NAME\n" + "a,0.5,1,0.9\nb,0.5,0,0.1\n".repeat(60));
    Set<String> commands = commands();
    assertThat(commands)
        .hasSizeGreaterThan(12)
        .contains("import history.ndjson.gz", "train --client noorderlicht");
    int ran = 0;
    for (String command : commands) {
      assertThat(command).as("a date would be over some day").doesNotContainPattern(DATE);
      assertThat(isKnown(command))
          .as("./gelegen %s is a command with these options", command)
          .isTrue();
      if (!LONG.contains(command) && !command.equals(BACK)) {
        assertThat(execute(command)).as("./gelegen %s: %s", command, text(err)).isZero();
        ran++;
      }
    }
    assertThat(ran).isGreaterThan(8);
    // What is said of importing again, of JSON and of the exit status.
    assertThat(execute("import history.ndjson.gz --json")).isZero();
    assertThat(text(out)).contains("\"accepted\":0").contains("\"rejected\":0");
    assertThat(execute("models --client nobody")).isEqualTo(1);
    assertThat(execute("models --clint noorderlicht")).isEqualTo(2);
  }

  private boolean isKnown(String command) {
    CommandLine at = Gelegen.commandLine(surroundings());
    for (String word : command.split(" ", -1)) {
      if (word.startsWith("--")) {
        if (!at.getCommandSpec().optionsMap().containsKey(word)) {
          return false;
        }
      } else if (at.getSubcommands().containsKey(word)) {
        at = at.getSubcommands().get(word);
      }
    }
    return at.getParent() != null && at.getCommandSpec().optionsMap().containsKey("--help");
  }

  @Test
  void the_quick_start_ends_with_a_key_that_opens_the_dashboard() throws IOException {
    List<String> steps =
        COMMAND.matcher(quickStart()).results().map(match -> match.group(1).strip()).toList();
    assertThat(steps)
        .startsWith("demo", "simulate --debtors 500 --out history.ndjson.gz")
        .contains("key create --client noorderlicht --role operator")
        .endsWith("serve");
    assertThat(readme()).contains("(docs/quickstart.md)");
  }

  @Test
  void every_link_leads_to_a_file_and_every_folder_of_the_build_is_named() throws IOException {
    List<String> links = LINK.matcher(readme()).results().map(match -> match.group(1)).toList();
    assertThat(links).hasSizeGreaterThan(10);
    for (String link : links) {
      assertThat(HOME.resolve(link)).exists();
    }
    Set<String> named = new TreeSet<>();
    FOLDER.matcher(readme()).results().forEach(match -> named.add(match.group(1)));
    Set<String> modules = new TreeSet<>();
    Pattern.compile("<module>([a-z-]+)</module>")
        .matcher(Files.readString(HOME.resolve("pom.xml")))
        .results()
        .forEach(match -> modules.add(match.group(1)));
    assertThat(named).isEqualTo(modules);
  }

  /** With the files that it names in a folder of the test's own. */
  private int execute(String command) {
    out.reset();
    err.reset();
    List<String> words = new ArrayList<>();
    Arrays.stream(command.split(" ", -1))
        .map(
            word ->
                word.endsWith(".gz") || word.equals("analysis") || word.equals("reports")
                    ? folder.resolve(word).toString()
                    : word)
        .forEach(words::add);
    return Gelegen.commandLine(surroundings())
        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
        .execute(words.toArray(String[]::new));
  }

  private Surroundings surroundings() {
    return new Surroundings(
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false),
        new ByteArrayInputStream(new byte[0]),
        Map.of("GELEGEN_DATA_DIR", folder.resolve("data").toString()),
        InstantSource.fixed(NOW),
        new SecureRandom());
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
