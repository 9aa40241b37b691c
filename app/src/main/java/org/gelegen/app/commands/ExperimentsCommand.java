package org.gelegen.app.commands;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import org.gelegen.app.House;
import org.gelegen.app.console.Table;
import org.gelegen.model.GelegenException;
import org.gelegen.model.experiments.Arm;
import org.gelegen.model.experiments.Experiment;
import org.gelegen.model.experiments.ExperimentSettings;
import org.gelegen.model.experiments.Exposure;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.trainer.experiments.ExperimentAnalyst;
import org.gelegen.trainer.experiments.ExperimentReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "experiments",
    description =
        "Lists a client's experiments, or reports what one showed so far in money, reach and harm.",
    mixinStandardHelpOptions = true)
final class ExperimentsCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec;
  @Mixin private ClientOptions options = new ClientOptions();

  @Option(
      names = "--at",
      paramLabel = "T",
      description = "Report on nothing after this moment, given with its offset (default: now).")
  private @Nullable OffsetDateTime at;

  @Option(names = "--json", description = "Print JSON, one experiment a line.")
  private boolean json;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "EXPERIMENT",
      description =
          "The one to report on; "
              + ExperimentSettings.HOLDOUT
              + " is the share that is left alone.")
  private @Nullable String experiment;

  ExperimentsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    String one = experiment;
    if (one != null) {
      return options.run(surroundings, (house, client) -> report(house, client, one));
    }
    if (at != null) {
      throw new ParameterException(
          spec.commandLine(), "--at is for a report: name the EXPERIMENT to report on");
    }
    return options.run(surroundings, this::list);
  }

  private int report(House house, ClientRecord client, String id) {
    ClientSettings settings = house.stores().settings().current(client.clientId()).settings();
    Experiment found =
        settings
            .experiments()
            .find(id)
            .orElseThrow(
                () ->
                    new GelegenException(
                        "there is no experiment "
                            + id
                            + ": gelegen experiments --client "
                            + client.clientId()
                            + " lists them"));
    Instant until = at == null ? surroundings.clock().instant() : at.toInstant();
    ExperimentReport report =
        new ExperimentAnalyst(house.stores().records(), house.stores().exposures())
            .report(client.clientId(), found, settings, until);
    if (json) {
      surroundings.console().print(Json.text(ExperimentJson.of(report)));
    } else {
      new ExperimentOutput(surroundings.console()).print(report);
    }
    return 0;
  }

  private int list(House house, ClientRecord client) {
    ClientId id = client.clientId();
    Instant now = surroundings.clock().instant();
    List<Experiment> experiments =
        house.stores().settings().current(id).settings().experiments().all();
    if (json) {
      for (Experiment each : experiments) {
        List<Exposure> exposures = house.stores().exposures().of(id, each.id());
        surroundings.console().print(Json.text(json(each, exposures, now)));
      }
      return 0;
    }
    if (experiments.isEmpty()) {
      surroundings
          .console()
          .say("no experiments: gelegen settings --client " + id + " --set FILE.yaml names them");
      return 0;
    }
    Table table = new Table("experiment", "state", "arm", "policy", "share", "debtors");
    for (Experiment each : experiments) {
      List<Exposure> exposures = house.stores().exposures().of(id, each.id());
      for (Arm arm : each.arms()) {
        table.row(
            each.id().value(),
            state(each, now),
            arm.name(),
            arm.policy().spelling(),
            "%.3f".formatted(arm.share()),
            "%,d".formatted(debtors(arm, exposures)));
      }
    }
    table.print(surroundings.console());
    return 0;
  }

  private static ObjectNode json(Experiment experiment, List<Exposure> exposures, Instant now) {
    ObjectNode node =
        Json.object()
            .put("experiment", experiment.id().value())
            .put("state", state(experiment, now))
            .put("from", experiment.from().toString());
    if (experiment.until() != null) {
      node.put("until", experiment.until().toString());
    }
    if (experiment.segment() != null) {
      node.put("segment", experiment.segment());
    }
    ArrayNode arms = node.putArray("arms");
    for (Arm arm : experiment.arms()) {
      arms.addObject()
          .put("name", arm.name())
          .put("policy", arm.policy().spelling())
          .put("share", arm.share())
          .put("debtors", debtors(arm, exposures));
    }
    return node;
  }

  private static long debtors(Arm arm, List<Exposure> exposures) {
    return exposures.stream().filter(exposure -> exposure.arm().equals(arm.name())).count();
  }

  private static String state(Experiment experiment, Instant now) {
    if (now.isBefore(experiment.from())) {
      return "to come";
    }
    return experiment.runsAt(now) ? "running" : "over";
  }
}
