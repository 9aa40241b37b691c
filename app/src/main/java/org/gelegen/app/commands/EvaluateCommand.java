package org.gelegen.app.commands;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.gelegen.app.console.Console;
import org.gelegen.app.offpolicy.EvaluationSettings;
import org.gelegen.app.offpolicy.LogColumns;
import org.gelegen.app.offpolicy.LogEvaluation;
import org.gelegen.app.offpolicy.PolicyRequest;
import org.gelegen.app.offpolicy.PolicyResult;
import org.gelegen.trainer.offpolicy.Estimators;
import org.gelegen.trainer.offpolicy.Resampling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "evaluate",
    description =
        "Estimates from a logged-bandit table what other policies would have brought, and says"
            + " when it cannot.",
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec;

  @Option(
      names = "--log",
      required = true,
      paramLabel = "FILE",
      description = "Comma-separated values with a header, plain or gzip.")
  private Path log = Path.of("");

  @Option(
      names = "--policy",
      paramLabel = "NAME",
      description = "A policy with a column pi_NAME or choice_NAME; may be repeated.")
  private List<String> policies = List.of();

  @Option(names = "--all-policies", description = "Every policy that the log has columns for.")
  private boolean allPolicies;

  @Option(
      names = "--always",
      paramLabel = "ACTION",
      description = "The policy that always takes this action; may be repeated.")
  private List<String> constants = List.of();

  @Mixin private LogOptions columns = new LogOptions();

  @Option(
      names = "--clip",
      paramLabel = "M",
      split = ",",
      description = "Where clipped estimates clip weights (default: ${DEFAULT-VALUE}).")
  private List<Double> clips = List.of(5.0);

  @Option(
      names = "--tau",
      split = ",",
      description = "Above which weight estimates switch to the model (default: 5,10).")
  private List<Double> taus = List.of(5.0, 10.0);

  @Option(names = "--seed", description = "Where chance starts (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--resamples",
      paramLabel = "N",
      description = "Of the bootstrap, at least 100 (default: ${DEFAULT-VALUE}).")
  private int resamples = 500;

  @Option(names = "--json", description = "Print one JSON object a policy, each on a line.")
  private boolean json;

  EvaluateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (policies.isEmpty() && constants.isEmpty() && !allPolicies) {
      throw new ParameterException(
          spec.commandLine(),
          "a policy is missing: --policy NAME, --always ACTION, --all-policies");
    }
    EvaluationSettings settings = settings();
    LogColumns named = columns.columns();
    List<PolicyResult> results = results(named, settings);
    EvaluationReport report = new EvaluationReport(settings.resampling(), named.unit());
    for (PolicyResult result : results) {
      if (json) {
        surroundings.console().print(Json.text(report.json(result)));
      } else {
        report.lines(result).forEach(surroundings.console()::print);
      }
    }
    return 0;
  }

  private EvaluationSettings settings() {
    try {
      return new EvaluationSettings(Estimators.all(clips, taus), new Resampling(seed, resamples));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private List<PolicyResult> results(LogColumns named, EvaluationSettings settings) {
    try (Console.Progress progress =
        surroundings.console().progress("evaluating", -1, "decisions")) {
      return new LogEvaluation(named, settings, progress::reached)
          .run(log, new PolicyRequest(policies, constants, allPolicies));
    }
  }
}
