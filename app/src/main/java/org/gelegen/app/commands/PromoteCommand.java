package org.gelegen.app.commands;

import java.util.concurrent.Callable;
import org.gelegen.app.House;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.ClientRecord;
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

  @Mixin private ClientOptions options = new ClientOptions();

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Parameters(paramLabel = "V", description = "The version, such as 12 or noorderlicht-12.")
  private String version = "";

  PromoteCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return options.run(surroundings, this::promote);
  }

  private int promote(House house, ClientRecord client) {
    ClientId id = client.clientId();
    ModelVersion chosen = Versions.require(house.registry(), id, version);
    // A damaged model must never become champion: loading checks its bytes.
    house.registry().loadCompiled(id, chosen.number());
    house
        .registry()
        .promote(id, chosen.number(), surroundings.clock().instant(), "command promote", "by hand");
    surroundings
        .console()
        .print(
            json
                ? Json.text(Json.object().put("modelVersion", chosen.name()).put("champion", true))
                : chosen.name() + " is the champion now");
    return 0;
  }
}
