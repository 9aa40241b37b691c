package org.gelegen.app.commands;

import java.util.List;
import java.util.concurrent.Callable;
import org.gelegen.app.House;
import org.gelegen.app.console.Table;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.model.registry.Promotion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "models",
    description = "Lists a client's model versions and who was champion when, newest first.",
    mixinStandardHelpOptions = true)
final class ModelsCommand implements Callable<Integer> {
  private static final List<String> SHOWN =
      List.of("reach.auc", "reach.ece", "response.auc", "response.ece", "harm.auc");

  private final Surroundings surroundings;

  @Mixin private ClientOptions options = new ClientOptions();

  @Option(names = "--json", description = "Print one version a line as JSON.")
  private boolean json;

  ModelsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return options.run(surroundings, this::list);
  }

  private int list(House house, ClientRecord client) {
    ClientId id = client.clientId();
    List<ModelVersion> versions = house.registry().list(id);
    if (json) {
      List<Promotion> promotions = house.registry().promotions(id);
      for (ModelVersion version : versions) {
        surroundings.console().print(Json.text(VersionJson.of(version, promotions)));
      }
      return 0;
    }
    if (versions.isEmpty()) {
      surroundings.console().say("no model yet: gelegen train --client " + id + " makes the first");
      return 0;
    }
    print(versions);
    print(id, house.registry().promotions(id));
    return 0;
  }

  private void print(ClientId client, List<Promotion> promotions) {
    surroundings.console().print("");
    Table table = new Table("champion", "since", "by", "why");
    for (Promotion promotion : promotions) {
      String back =
          promotion.backFrom() == null
              ? ""
              : "rolled back from " + client + "-" + promotion.backFrom() + ": ";
      table.row(
          client + "-" + promotion.number(),
          promotion.at().toString(),
          promotion.by(),
          back + promotion.why());
    }
    table.print(surroundings.console());
  }

  private void print(List<ModelVersion> versions) {
    String[] headings = new String[SHOWN.size() + 3];
    headings[0] = "version";
    headings[1] = "as of";
    for (int i = 0; i < SHOWN.size(); i++) {
      headings[i + 2] = SHOWN.get(i);
    }
    headings[SHOWN.size() + 2] = "champion";
    Table table = new Table(headings);
    for (ModelVersion version : versions) {
      String[] cells = new String[headings.length];
      cells[0] = version.name();
      cells[1] = version.asOf().toString();
      for (int i = 0; i < SHOWN.size(); i++) {
        Double metric = version.metrics().get(SHOWN.get(i));
        cells[i + 2] = metric == null ? "-" : "%.4f".formatted(metric);
      }
      cells[SHOWN.size() + 2] = version.champion() ? "yes" : "";
      table.row(cells);
    }
    table.print(surroundings.console());
  }
}
