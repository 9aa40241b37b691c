package org.gelegen.app.commands;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.gelegen.app.lab.DecisionLab;
import org.gelegen.app.lab.LabReport;
import org.gelegen.app.rules.RulePacks;
import org.gelegen.datasets.simulator.PortfolioCharacter;
import org.gelegen.model.settings.ClientSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Decision quality where the truth is known. */
@Command(
    name = "lab",
    description =
        "How much of what a perfect decision would gain the learned one gains, in simulated"
            + " portfolios of different character.",
    mixinStandardHelpOptions = true)
final class LabCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec;

  @Option(
      names = "--portfolio",
      paramLabel = "NAME",
      converter = CharacterConverter.class,
      completionCandidates = Characters.class,
      description = "Only this one, may be repeated (default: all): ${COMPLETION-CANDIDATES}.")
  private List<PortfolioCharacter> portfolios = new ArrayList<>();

  @Option(names = "--seeds", description = "How many of each (default: ${DEFAULT-VALUE}).")
  private int seeds = 3;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  LabCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (seeds < 1) {
      throw new ParameterException(spec.commandLine(), "--seeds must be at least 1");
    }
    DecisionLab lab =
        new DecisionLab(
            RulePacks.shipped()::forClient,
            ClientSettings.defaults(),
            Runtime.getRuntime().availableProcessors(),
            surroundings.console()::say);
    LabReport report = new LabReport();
    surroundings.console().say("seeds 1 to " + seeds + " of each portfolio");
    for (PortfolioCharacter character :
        portfolios.isEmpty() ? List.of(PortfolioCharacter.values()) : portfolios) {
      for (int seed = 1; seed <= seeds; seed++) {
        lab.run(character, seed, report);
      }
    }
    if (json) {
      report.objects().forEach(object -> surroundings.console().print(Json.text(object)));
    } else {
      report.lines().forEach(surroundings.console()::print);
      surroundings.console().print("");
      report.timeEffects().forEach(surroundings.console()::print);
    }
    return 0;
  }

  /** The names of all portfolios. */
  static final class Characters implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(PortfolioCharacter.values()).map(PortfolioCharacter::label).iterator();
    }
  }

  /** Reads the name of a portfolio. */
  static final class CharacterConverter implements ITypeConverter<PortfolioCharacter> {
    @Override
    public PortfolioCharacter convert(String value) {
      return Stream.of(PortfolioCharacter.values())
          .filter(character -> character.label().equals(value))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "must be one of " + String.join(", ", new Characters())));
    }
  }
}
