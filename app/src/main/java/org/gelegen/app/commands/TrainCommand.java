package org.gelegen.app.commands;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.Callable;
import org.gelegen.app.House;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.trainer.TrainingResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "train",
    description =
        "Trains, evaluates and registers a version; it becomes champion when it earns that.",
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ClientOptions options = new ClientOptions();

  @Option(
      names = "--as-of",
      paramLabel = "T",
      description = "Look at nothing after this moment, given with its offset (default: now).")
  private @Nullable OffsetDateTime asOf;

  @Option(names = "--json", description = "Print the version as JSON.")
  private boolean json;

  TrainCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return options.run(surroundings, this::train);
  }

  private int train(House house, ClientRecord client) {
    ClientId id = client.clientId();
    Instant moment = asOf == null ? surroundings.clock().instant() : asOf.toInstant();
    TrainingResult result =
        house
            .analysts()
            .trainer()
            .train(id, house.stores().settings().current(id), moment, surroundings.console()::say);
    if (json) {
      surroundings.console().print(Json.text(VersionJson.of(result.version())));
    } else {
      MetricTable.of(result.version()).print(surroundings.console());
      RulingOutput.print(result.version(), surroundings.console());
      surroundings
          .console()
          .print(
              result.version().name()
                  + (result.version().champion() ? " is the champion: " : " is registered: ")
                  + result.verdict().reason()
                  + " (rule "
                  + result.verdict().rule()
                  + ")");
    }
    return 0;
  }
}
