package org.gelegen.app.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.gelegen.app.House;
import org.gelegen.app.console.Table;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.notebooks.charts.ReliabilityChart;
import org.gelegen.trainer.ReliabilityTable;
import org.gelegen.trainer.ReliabilityTable.Diagram;
import org.gelegen.trainer.evaluation.Reliability;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "reliability",
    description =
        "Whether a version's probabilities come true, by head and channel, on the later contacts"
            + " that judged it.",
    mixinStandardHelpOptions = true)
final class ReliabilityCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ClientOptions options = new ClientOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Draw each head and channel as a PNG picture in this folder.")
  private @Nullable Path out;

  @Option(names = "--json", description = "Print one group a line as JSON.")
  private boolean json;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "V",
      description = "A version, such as 11 (default: the champion).")
  private @Nullable String wanted;

  ReliabilityCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return options.run(surroundings, this::show);
  }

  private int show(House house, ClientRecord client) {
    ModelVersion version = version(house, client.clientId());
    List<Diagram> diagrams =
        house
            .stores()
            .registry()
            .findFile(version.clientId(), version.number(), ReliabilityTable.FILE)
            .map(ReliabilityTable::read)
            .orElseThrow(
                () ->
                    new GelegenException(
                        version.name()
                            + " was trained before diagrams were kept: train again with gelegen"
                            + " train --client "
                            + version.clientId()));
    if (diagrams.isEmpty()) {
      throw new GelegenException(
          version.name() + " was judged by too few later contacts to tell: import more history");
    }
    if (json) {
      diagrams.forEach(this::printJson);
    } else {
      print(version, diagrams);
    }
    if (out != null) {
      draw(diagrams, out);
    }
    return 0;
  }

  private ModelVersion version(House house, ClientId client) {
    return wanted == null
        ? house
            .stores()
            .registry()
            .findChampion(client)
            .orElseThrow(
                () ->
                    new GelegenException(
                        "no model yet: gelegen train --client " + client + " makes the first"))
        : Versions.require(house.stores().registry(), client, wanted);
  }

  private void printJson(Diagram diagram) {
    for (Reliability.Group group : diagram.reliability().groups()) {
      ObjectNode node =
          Json.object()
              .put("head", diagram.head())
              .put("channel", diagram.channel())
              .put("n", group.n())
              .put("predicted", group.predicted())
              .put("observed", group.observed())
              .put("standardError", group.standardError());
      surroundings.console().print(Json.text(node));
    }
  }

  private void print(ModelVersion version, List<Diagram> diagrams) {
    surroundings.console().print(version.name() + ", in %: came true where so much was predicted");
    Table table = new Table("head", "channel", "contacts", "ECE", "by chance", "lowest to highest");
    for (Diagram diagram : diagrams) {
      Reliability reliability = diagram.reliability();
      StringBuilder groups = new StringBuilder();
      for (Reliability.Group group : reliability.groups()) {
        groups.append("%.1f (%.1f)  ".formatted(100 * group.observed(), 100 * group.predicted()));
      }
      table.row(
          diagram.head(),
          diagram.channel(),
          "%,d".formatted(reliability.n()),
          "%.4f".formatted(reliability.calibrationError()),
          metric(version, diagram),
          groups.toString().stripTrailing());
    }
    table.print(surroundings.console());
  }

  private static String metric(ModelVersion version, Diagram diagram) {
    String name =
        diagram.channel().equals(ReliabilityTable.ALL)
            ? diagram.head()
            : diagram.head() + "." + diagram.channel();
    Double metric = version.metrics().get(name + ".eceByChance");
    return metric == null ? "-" : "%.4f".formatted(metric);
  }

  private void draw(List<Diagram> diagrams, Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new GelegenException("cannot make the folder " + folder + ": " + e, e);
    }
    diagrams.forEach(diagram -> ReliabilityChart.write(diagram, folder));
    surroundings.console().say(diagrams.size() + " pictures are in " + folder);
  }
}
