package org.gelegen.app.commands;

import java.util.List;
import java.util.concurrent.Callable;
import org.gelegen.app.House;
import org.gelegen.app.console.Table;
import org.gelegen.model.alerts.Alert;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.registry.ModelVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "alerts",
    description = "Lists what the daily watch over a client's champion has raised, newest first.",
    mixinStandardHelpOptions = true)
final class AlertsCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ClientOptions options = new ClientOptions();

  @Option(names = "--json", description = "Print one alert a line as JSON.")
  private boolean json;

  AlertsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return options.run(surroundings, this::list);
  }

  private int list(House house, ClientRecord client) {
    ClientId id = client.clientId();
    List<Alert> alerts = house.stores().alerts().list(id);
    String champion = house.stores().registry().findChampion(id).map(ModelVersion::name).orElse("");
    if (json) {
      for (Alert alert : alerts) {
        surroundings.console().print(Json.text(node(alert, champion)));
      }
    } else if (alerts.isEmpty()) {
      surroundings.console().say("no alerts");
    } else {
      Table table = new Table("date", "alert", "about", "", "training", "detail");
      for (Alert alert : alerts) {
        table.row(
            alert.businessDate().toString(),
            alert.kind(),
            alert.subject(),
            alert.subject().equals(champion) ? "champion" : "",
            alert.trainingId() == null ? "-" : alert.trainingId(),
            alert.detail());
      }
      table.print(surroundings.console());
    }
    return 0;
  }

  private static ObjectNode node(Alert alert, String champion) {
    ObjectNode node =
        Json.object()
            .put("kind", alert.kind())
            .put("about", alert.subject())
            .put("champion", alert.subject().equals(champion))
            .put("date", alert.businessDate().toString())
            .put("raisedAt", alert.raisedAt().toString())
            .put("detail", alert.detail());
    if (alert.trainingId() != null) {
      node.put("trainingId", alert.trainingId());
    }
    return node;
  }
}
