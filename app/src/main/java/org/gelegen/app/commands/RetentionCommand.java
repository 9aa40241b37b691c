package org.gelegen.app.commands;

import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.gelegen.app.House;
import org.gelegen.app.console.Table;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.retention.RetentionDay;
import org.gelegen.model.retention.RetentionReport;
import org.gelegen.model.retention.RetentionReport.Line;
import org.gelegen.model.settings.RetentionSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "retention",
    description =
        "Deletes what a client has kept for longer than its settings say, as the daily job does,"
            + " and tells what went and what is left.",
    mixinStandardHelpOptions = true)
final class RetentionCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ClientOptions options = new ClientOptions();

  @Option(names = "--dry-run", description = "Delete nothing: only tell what would go.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print the report as JSON.")
  private boolean json;

  RetentionCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return options.run(surroundings, this::apply);
  }

  private int apply(House house, ClientRecord client) {
    ClientId id = client.clientId();
    Instant now = surroundings.clock().instant();
    LocalDate date = now.atZone(client.timeZone()).toLocalDate();
    RetentionDay day =
        new RetentionDay(
            id, date, date.atStartOfDay(client.timeZone()).toInstant(), now, "command retention");
    RetentionSettings settings = house.stores().settings().current(id).settings().retention();
    RetentionReport report =
        dryRun
            ? house.retention().look(day, settings)
            : house.retention().apply(day, settings, () -> true).orElseThrow();
    if (json) {
      surroundings.console().print(Json.text(node(report)));
    } else {
      print(report);
    }
    return 0;
  }

  private void print(RetentionReport report) {
    Table table =
        new Table("kind", "kept for", report.dryRun() ? "would go" : "gone", "held", "oldest left");
    for (Line line : report.lines()) {
      table.row(
          line.kind().wireName(),
          line.period().toDays() + " days",
          Long.toString(line.deleted()),
          Long.toString(line.kept()),
          line.oldest().map(Instant::toString).orElse("-"));
    }
    table.print(surroundings.console());
  }

  private static ObjectNode node(RetentionReport report) {
    ObjectNode node =
        Json.object().put("date", report.date().toString()).put("dryRun", report.dryRun());
    ArrayNode kinds = node.putArray("kinds");
    for (Line line : report.lines()) {
      ObjectNode kind =
          kinds
              .addObject()
              .put("kind", line.kind().wireName())
              .put("days", line.period().toDays())
              .put("before", line.before().toString())
              .put("deleted", line.deleted())
              .put("kept", line.kept());
      line.oldest().ifPresent(oldest -> kind.put("oldest", oldest.toString()));
    }
    return node;
  }
}
