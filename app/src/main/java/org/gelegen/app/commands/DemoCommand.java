package org.gelegen.app.commands;

import java.util.concurrent.Callable;
import org.gelegen.app.demo.DemoRun;
import org.gelegen.app.settings.ServiceSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "demo",
    description =
        "The main job, end to end, against three made-up portfolios; then serves the API on them.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec;

  @Mixin private ServiceOptions service = new ServiceOptions();

  @Option(names = "--weeks", description = "Weeks of campaigns (default: ${DEFAULT-VALUE}).")
  private int weeks = 6;

  @Option(
      names = "--scale",
      description = "The portfolios' size, 1 for 20,000, 5,000 and 150 debtors (default: 1).")
  private double scale = 1;

  @Option(names = "--seed", description = "Divides the portfolios (default: ${DEFAULT-VALUE}).")
  private long seed = 20_260_101;

  @Option(
      names = "--http-port",
      converter = PortNumber.class,
      paramLabel = "PORT",
      description = "Where to serve afterwards (default: 7070).")
  private @Nullable Integer port;

  @Option(names = "--no-serve", description = "End after the report.")
  private boolean noServe;

  DemoCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    DemoRun.Size size = size();
    ServiceSettings settings =
        service.sources(surroundings.environment()).flag("http.port", port).build();
    new DemoRun(surroundings, settings).run(size, !noServe);
    return 0;
  }

  private DemoRun.Size size() {
    try {
      return new DemoRun.Size(weeks, scale, seed);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
    }
  }
}
