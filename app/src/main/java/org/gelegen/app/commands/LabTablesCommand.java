package org.gelegen.app.commands;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.gelegen.app.lab.tables.TableFolder;
import org.gelegen.app.lab.tables.TablesLab;
import org.gelegen.app.lab.tables.TablesReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "tables",
    description = "Measures the product's own learning on public tables, beside others' figures.",
    mixinStandardHelpOptions = true)
final class LabTablesCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The folder of the tables, their splits and the reference figures.")
  private Path data = Path.of("");

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = "Only these (default: all): ${COMPLETION-CANDIDATES}.")
  private List<TablesLab.Which> tables = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "What chance is drawn from (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--json", description = "Print the figures as JSON.")
  private boolean json;

  LabTablesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Set<TablesLab.Which> wanted = EnumSet.noneOf(TablesLab.Which.class);
    wanted.addAll(tables);
    TablesReport report =
        new TablesLab(
                new TableFolder(data),
                seed,
                Runtime.getRuntime().availableProcessors(),
                surroundings.console()::say)
            .measure(wanted);
    if (json) {
      surroundings.console().print(Json.text(json(report)));
    } else {
      report.lines().forEach(surroundings.console()::print);
    }
    return 0;
  }

  private ObjectNode json(TablesReport report) {
    ObjectNode node = Json.object().put("seed", seed);
    ArrayNode figures = node.putArray("figures");
    for (TablesReport.Figure figure : report.figures()) {
      figures
          .addObject()
          .put("title", figure.title())
          .put("learner", figure.learner())
          .put("auc", figure.auc())
          .put("logLoss", figure.logLoss())
          .put("brier", figure.brier())
          .put("ece", figure.ece())
          .put("alift", figure.alift())
          .put("goalReached", figure.goal());
    }
    ArrayNode lines = node.putArray("report");
    report.lines().forEach(lines::add);
    return node;
  }
}
