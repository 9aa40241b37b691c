package org.gelegen.app.commands;

import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.Callable;
import org.gelegen.app.House;
import org.gelegen.app.console.Table;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.notebooks.ExportOrder;
import org.gelegen.notebooks.ExportResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "export",
    description =
        "Writes a client's data, models, metrics and notebooks for analysts to a folder;"
            + " pseudonymised.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  private static final int MOST_VERSIONS = 50;

  private final Surroundings surroundings;

  @Spec private CommandSpec spec;

  @Mixin private ClientOptions options = new ClientOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder to write to; it is made, and must otherwise be empty.")
  private Path out = Path.of("");

  @Option(
      names = "--at",
      paramLabel = "T",
      description = "Look at no record after this moment, given with its offset (default: now).")
  private @Nullable OffsetDateTime at;

  @Option(
      names = "--identified",
      description = "Name debtors, cases and contacts by their ids: that is personal data.")
  private boolean identified;

  @Option(
      names = "--unique-numbers",
      description =
          "Include numbers among attributes that nearly tell one debtor from all others, such as a"
              + " customer's number.")
  private boolean uniqueNumbers;

  @Option(
      names = "--overwrite",
      description = "Replace the export that is in DIR; other files there stay.")
  private boolean overwrite;

  @Option(names = "--no-csv", description = "Write Parquet only.")
  private boolean noCsv;

  @Option(
      names = "--versions",
      paramLabel = "N",
      description = "Export so many versions, the champion and the newest (default: 5).")
  private int versions = 5;

  @Option(names = "--json", description = "Print what was exported as JSON.")
  private boolean json;

  ExportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (versions < 1 || versions > MOST_VERSIONS) {
      throw new ParameterException(
          spec.commandLine(),
          "--versions must be from 1 to " + MOST_VERSIONS + " but is " + versions);
    }
    Instant now = surroundings.clock().instant();
    if (at != null && at.toInstant().isAfter(now)) {
      throw new ParameterException(
          spec.commandLine(),
          "--at must not be later than now, " + now + ": nothing is known of the time after it");
    }
    return options.run(surroundings, this::export);
  }

  private int export(House house, ClientRecord client) {
    Instant now = surroundings.clock().instant();
    ExportResult result =
        house
            .analysts()
            .exporter(surroundings.console()::say)
            .export(
                new ExportOrder(
                    client,
                    out,
                    at == null ? now : at.toInstant(),
                    new ExportOrder.Form(disclosure(), overwrite, !noCsv, versions)),
                now);
    result.warnings().forEach(surroundings.console()::say);
    if (json) {
      surroundings.console().print(Json.text(node(result)));
    } else {
      print(result);
    }
    return 0;
  }

  private ExportOrder.Disclosure disclosure() {
    if (identified) {
      return ExportOrder.Disclosure.IDENTIFIED;
    }
    return uniqueNumbers
        ? ExportOrder.Disclosure.WITH_UNIQUE_NUMBERS
        : ExportOrder.Disclosure.PSEUDONYMISED;
  }

  private void print(ExportResult result) {
    Table table = new Table("table", "rows");
    result.rows().forEach((name, rows) -> table.row(name, "%,d".formatted(rows)));
    table.print(surroundings.console());
    surroundings
        .console()
        .say(
            "written to %s%s; README.md says what everything means"
                .formatted(out, identified ? ", with ids: personal data" : ""));
  }

  private ObjectNode node(ExportResult result) {
    ObjectNode node = Json.object().put("folder", out.toString()).put("identified", identified);
    ObjectNode rows = node.putObject("rows");
    result.rows().forEach(rows::put);
    ArrayNode exported = node.putArray("versions");
    result.versions().forEach(exported::add);
    ArrayNode warnings = node.putArray("warnings");
    result.warnings().forEach(warnings::add);
    return node;
  }
}
