package org.gelegen.app.commands;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.gelegen.app.console.Table;
import org.gelegen.datasets.published.HillstromLog;
import org.gelegen.datasets.published.ListedTable;
import org.gelegen.datasets.published.ListedTable.Becomes;
import org.gelegen.datasets.published.ListedTable.Check;
import org.gelegen.datasets.published.OpenBandit;
import org.gelegen.datasets.published.PlainDataset;
import org.gelegen.datasets.published.PlainDatasets;
import org.gelegen.datasets.published.PublicDataset;
import org.gelegen.datasets.published.PublicDatasets;
import org.gelegen.datasets.published.TableList;
import org.gelegen.model.GelegenException;
import org.gelegen.records.RecordCodec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "datasets",
    description =
        "Lists the public tables that can be turned into records, logs to evaluate or plain rows,"
            + " and checks the rows of copies.",
    mixinStandardHelpOptions = true)
final class DatasetsCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Check the copies below this folder, gzipped or not.")
  private @Nullable Path dir;

  @Option(names = "--json", description = "Print one table a line as JSON.")
  private boolean json;

  DatasetsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (dir != null && !Files.isDirectory(dir)) {
      throw new GelegenException(dir + " is no folder: name the one that the tables are in");
    }
    Map<ListedTable, Check> checks = new LinkedHashMap<>();
    for (ListedTable table : TableList.all()) {
      checks.put(table, dir == null ? new Check.Missing() : table.check(dir));
    }
    if (json) {
      checks.forEach((table, check) -> surroundings.console().print(Json.text(node(table, check))));
    } else {
      print(checks);
    }
    return checks.values().stream()
            .anyMatch(check -> check instanceof Check.Wrong || check instanceof Check.Broken)
        ? 1
        : 0;
  }

  private void print(Map<ListedTable, Check> checks) {
    Table shown =
        dir == null
            ? new Table("name", "file", "rows", "converter", "licence", "source")
            : new Table("name", "file", "rows", "converter", "licence", "source", "copy");
    checks.forEach(
        (table, check) -> {
          String rows = "%,d".formatted(table.rows());
          String becomes = table.becomes().spelling();
          if (dir == null) {
            shown.row(table.name(), table.file(), rows, becomes, table.licence(), table.source());
          } else {
            shown.row(
                table.name(),
                table.file(),
                rows,
                becomes,
                table.licence(),
                table.source(),
                told(check));
          }
        });
    shown.print(surroundings.console());
    surroundings.console().print("");
    checks.keySet().stream()
        .collect(
            Collectors.groupingBy(
                ListedTable::citation,
                LinkedHashMap::new,
                Collectors.mapping(ListedTable::name, Collectors.joining(", "))))
        .forEach(
            (citation, names) ->
                surroundings.console().print("cite for " + names + ": " + citation));
  }

  private static String told(Check check) {
    return switch (check) {
      case Check.Missing _ -> "not there";
      case Check.Right _ -> "right";
      case Check.Wrong wrong -> "WRONG: %,d rows".formatted(wrong.rows());
      case Check.Broken broken -> "BROKEN: " + broken.reason();
    };
  }

  private ObjectNode node(ListedTable table, Check check) {
    ObjectNode node =
        Json.object()
            .put("name", table.name())
            .put("file", table.file())
            .put("rows", table.rows())
            .put("converter", table.becomes().spelling())
            .put("licence", table.licence())
            .put("source", table.source())
            .put("citation", table.citation());
    if (dir != null) {
      switch (check) {
        case Check.Missing _ -> node.put("copy", "missing");
        case Check.Right _ -> node.put("copy", "right");
        case Check.Wrong wrong -> node.put("copy", "wrong").put("copyRows", wrong.rows());
        case Check.Broken broken -> node.put("copy", "broken").put("reason", broken.reason());
      }
    }
    return node;
  }

  /** Turns a table into records, a log to evaluate, or plain rows. */
  @Command(
      name = "convert",
      description =
          "Turns a copy of a public table into records to import, a log to evaluate, or plain rows"
              + " as lines of JSON.",
      mixinStandardHelpOptions = true)
  static final class Convert implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
        index = "0",
        paramLabel = "NAME",
        description = "A name that gelegen datasets lists, such as bank-marketing.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The table, gzipped or not.")
    private Path file = Path.of("");

    @Option(
        names = "--policy",
        paramLabel = "NAME=FILE",
        description =
            "For open-bandit: a policy's probability of each item_id in columns position_1,"
                + " position_2, …; may be repeated.")
    private Map<String, Path> policies = new LinkedHashMap<>();

    @Option(
        names = "--reward",
        paramLabel = "COLUMN",
        description = "For hillstrom: visit, conversion or spend (default: visit).")
    private @Nullable String reward;

    @Option(
        names = "--rows",
        description = "Plain rows also of a table that is made into records or a log.")
    private boolean rows;

    @Option(
        names = "--out",
        paramLabel = "FILE",
        description = "Where to write, gzip when it ends in .gz (default: standard output).")
    private @Nullable Path out;

    Convert(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      Conversion conversion = conversion();
      try (OutputStream stream = RecordFiles.open(out, surroundings.console())) {
        conversion.into(stream);
      } catch (IOException e) {
        throw new GelegenException("cannot write the table: " + e.getMessage(), e);
      }
      return 0;
    }

    /** Writes what a table becomes. */
    private interface Conversion {
      void into(OutputStream stream);
    }

    private Conversion conversion() {
      boolean openBandit = !rows && name.split(":", 2)[0].equals(OpenBandit.NAME);
      boolean hillstrom = !rows && name.equals(PlainDatasets.HILLSTROM.name());
      refuse("--policy", !policies.isEmpty() && !openBandit, "a log of " + OpenBandit.NAME);
      refuse("--reward", reward != null && !hillstrom, "a log of hillstrom");
      if (openBandit) {
        requireListed();
        return stream -> OpenBandit.convert(file, policies, stream);
      }
      if (hillstrom) {
        String chosen = reward == null ? HillstromLog.REWARDS.getFirst() : reward;
        return stream -> HillstromLog.convert(file, chosen, stream);
      }
      Optional<PublicDataset> records = PublicDatasets.find(name).filter(_ -> !rows);
      if (records.isPresent()) {
        RecordCodec codec = new RecordCodec();
        return stream ->
            records.get().convert(file, record -> RecordFiles.write(stream, codec, record));
      }
      PlainDataset plain = plain();
      return stream -> plain.convert(file, stream);
    }

    /** Of the log's files only some are listed; without a part any of them is taken. */
    private void requireListed() {
      if (!name.equals(OpenBandit.NAME)
          && TableList.all().stream().noneMatch(table -> table.name().equals(name))) {
        throw new GelegenException(unconvertible());
      }
    }

    private static void refuse(String option, boolean beside, String of) {
      if (beside) {
        throw new GelegenException(option + " is for " + of + " only: leave it out");
      }
    }

    private PlainDataset plain() {
      return PlainDatasets.find(name).orElseThrow(() -> new GelegenException(unconvertible()));
    }

    private String unconvertible() {
      Optional<Becomes> becomes =
          TableList.all().stream()
              .filter(table -> table.name().equals(name))
              .map(ListedTable::becomes)
              .findFirst();
      if (becomes.isEmpty()) {
        return "there is no table " + name + ": see gelegen datasets";
      }
      return becomes.get() == Becomes.AS_IT_IS
          ? name + " is a log as it is: give its file to gelegen evaluate --log"
          : name + " has no plain rows: leave out --rows";
    }
  }
}
