package org.gelegen.app.commands;

import java.time.Instant;
import java.util.concurrent.Callable;
import org.gelegen.app.House;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.registry.ModelVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "promote",
    description = "Makes a version the champion, or goes back to the champion before.",
    mixinStandardHelpOptions = true)
final class PromoteCommand implements Callable<Integer> {
  private static final String BY = "command promote";

  private final Surroundings surroundings;

  @Mixin private ClientOptions options = new ClientOptions();

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "V",
      description = "The version, such as 12 or noorderlicht-12.")
  private @Nullable String version;

  @Option(names = "--back", description = "Go back to the champion before the present one.")
  private boolean back;

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      description = "The reason that is written down (default: ${DEFAULT-VALUE}).")
  private String why = "by hand";

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  PromoteCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if ((version == null) != back) {
      throw new ParameterException(
          spec.commandLine(), "name one version V, or --back for the champion before");
    }
    String named = version;
    return options.run(
        surroundings,
        named == null ? this::goBack : (house, client) -> promote(house, client.clientId(), named));
  }

  private int promote(House house, ClientId id, String name) {
    ModelVersion chosen = Versions.require(house.registry(), id, name);
    // A damaged model must never become champion: loading checks its bytes.
    house.registry().loadCompiled(id, chosen.number());
    Instant now = surroundings.clock().instant();
    house.registry().promote(id, chosen.number(), now, BY, why);
    house.audit().append(id, now, BY, "model.promoted", chosen.name());
    print(chosen, null);
    if (!json) {
      RulingOutput.print(chosen, surroundings.console());
    }
    return 0;
  }

  private int goBack(House house, ClientRecord client) {
    ClientId id = client.clientId();
    Instant now = surroundings.clock().instant();
    String from = house.registry().findChampion(id).map(ModelVersion::name).orElse("none");
    ModelVersion champion =
        house
            .registry()
            .goBack(id, now, BY, why)
            .orElseThrow(
                () ->
                    new GelegenException(
                        "there is no earlier champion to go back to: gelegen models --client "
                            + id
                            + " shows who was"));
    house.audit().append(id, now, BY, "model.rolled-back", from + " to " + champion.name());
    print(champion, from);
    return 0;
  }

  private void print(ModelVersion champion, @Nullable String from) {
    if (json) {
      ObjectNode node = Json.object().put("modelVersion", champion.name()).put("champion", true);
      RulingOutput.put(champion, node);
      if (from != null) {
        node.put("rolledBack", from);
      }
      surroundings.console().print(Json.text(node));
    } else {
      surroundings
          .console()
          .print(
              champion.name()
                  + " is the champion now"
                  + (from == null ? "" : ", " + from + " is rolled back"));
    }
  }
}
