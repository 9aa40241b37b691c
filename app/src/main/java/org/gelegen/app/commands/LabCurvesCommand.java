package org.gelegen.app.commands;

import java.util.List;
import java.util.concurrent.Callable;
import org.gelegen.app.lab.CurveReport;
import org.gelegen.app.lab.LearningCurves;
import org.gelegen.app.rules.RulePacks;
import org.gelegen.datasets.simulator.PortfolioCharacter;
import org.gelegen.model.settings.ClientSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Decision quality by the size of a client. */
@Command(
    name = "curves",
    description =
        "How good decisions become with the number of a client's debtors: learned from the client"
            + " alone, from what others share alone, and from both.",
    mixinStandardHelpOptions = true)
final class LabCurvesCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec;

  @Option(
      names = "--portfolio",
      paramLabel = "NAME",
      converter = LabCommand.CharacterConverter.class,
      completionCandidates = LabCommand.Characters.class,
      defaultValue = "everything",
      description = "The client's kind (default: ${DEFAULT-VALUE}): ${COMPLETION-CANDIDATES}.")
  private PortfolioCharacter portfolio = PortfolioCharacter.EVERYTHING;

  @Option(
      names = "--debtors",
      paramLabel = "N",
      split = ",",
      defaultValue = "50,150,500,2000,10000",
      description = "Sizes, separated by commas (default: ${DEFAULT-VALUE}).")
  private List<Integer> sizes = List.of();

  @Option(
      names = "--seeds",
      description = "How many clients of each size (default: ${DEFAULT-VALUE}).")
  private int seeds = 3;

  @Option(
      names = "--others",
      paramLabel = "N",
      description =
          "How many debtors each of those who share has, and the portfolio that judges (default:"
              + " ${DEFAULT-VALUE}).")
  private int others = 2_000;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  LabCurvesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (seeds < 1 || others < 1 || sizes.stream().anyMatch(size -> size < 1)) {
      throw new ParameterException(
          spec.commandLine(), "--seeds, --others and each of --debtors must be at least 1");
    }
    CurveReport report =
        new LearningCurves(
                RulePacks.shipped()::forClient,
                ClientSettings.defaults(),
                Runtime.getRuntime().availableProcessors(),
                surroundings.console()::say)
            .draw(portfolio, sizes, seeds, others);
    if (json) {
      report.objects().forEach(object -> surroundings.console().print(Json.text(object)));
    } else {
      report.lines().forEach(surroundings.console()::print);
    }
    return 0;
  }
}
