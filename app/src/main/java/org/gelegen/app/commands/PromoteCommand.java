package org.gelegen.app.commands;

import java.util.concurrent.Callable;
import org.gelegen.app.House;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.registry.ModelVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "promote",
    description = "Makes a version the champion, or goes back to an earlier one.",
    mixinStandardHelpOptions = true)
final class PromoteCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ServiceOptions service = new ServiceOptions();

  @Option(names = "--client", required = true, paramLabel = "C", description = "The client.")
  private String client = "";

  @Parameters(paramLabel = "V", description = "The version, such as 12 or noorderlicht-12.")
  private String version = "";

  PromoteCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (House house = House.open(service.settings(surroundings.environment()), surroundings)) {
      ClientId id = house.requireClient(client).clientId();
      int number = VersionNumbers.parse(id, version);
      ModelVersion chosen =
          house
              .registry()
              .find(id, number)
              .orElseThrow(
                  () ->
                      new GelegenException(
                          "there is no version "
                              + version
                              + ": gelegen models --client "
                              + client
                              + " lists them"));
      // A damaged model must never become champion: loading checks its bytes.
      house.registry().loadCompiled(id, number);
      house
          .registry()
          .promote(id, number, surroundings.clock().instant(), "command promote", "by hand");
      surroundings.console().print(chosen.name() + " is the champion now");
      return 0;
    }
  }
}
