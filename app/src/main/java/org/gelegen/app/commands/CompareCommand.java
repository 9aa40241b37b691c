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
    name = "compare",
    description = "Shows two versions side by side.",
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ServiceOptions service = new ServiceOptions();

  @Option(names = "--client", required = true, paramLabel = "C", description = "The client.")
  private String client = "";

  @Option(names = "--json", description = "Print both versions as one JSON array.")
  private boolean json;

  @Parameters(index = "0", paramLabel = "V1", description = "A version, such as 11.")
  private String first = "";

  @Parameters(index = "1", paramLabel = "V2", description = "Another, such as noorderlicht-12.")
  private String second = "";

  CompareCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (House house = House.open(service.settings(surroundings.environment()), surroundings)) {
      ClientId id = house.requireClient(client).clientId();
      ModelVersion one = require(house, id, first);
      ModelVersion two = require(house, id, second);
      if (json) {
        surroundings
            .console()
            .print(Json.text(Json.array().add(VersionJson.of(one)).add(VersionJson.of(two))));
      } else {
        MetricTable.of(one, two).print(surroundings.console());
      }
      return 0;
    }
  }

  private static ModelVersion require(House house, ClientId client, String version) {
    return house
        .registry()
        .find(client, VersionNumbers.parse(client, version))
        .orElseThrow(
            () ->
                new GelegenException(
                    "there is no version "
                        + version
                        + ": gelegen models --client "
                        + client
                        + " lists them"));
  }
}
