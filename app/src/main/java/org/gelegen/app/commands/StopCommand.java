package org.gelegen.app.commands;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.gelegen.app.House;
import org.gelegen.app.console.Console;
import org.gelegen.app.console.Table;
import org.gelegen.model.GelegenException;
import org.gelegen.model.campaign.Stop;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** The stop button. */
@Command(
    name = "stop",
    description =
        "Stops everything that goes out, or one channel, takes back what is planned, and lifts"
            + " stops again. Without --why or --lift it lists them.",
    mixinStandardHelpOptions = true)
final class StopCommand implements Callable<Integer> {
  private static final String BY = "command stop";

  private final Surroundings surroundings;

  @Spec private CommandSpec spec;

  @Mixin private ServiceOptions service = new ServiceOptions();

  @Option(
      names = "--client",
      converter = ClientName.class,
      paramLabel = "C",
      description = "The client.")
  private @Nullable String client;

  @Option(names = "--all-clients", description = "Every client there is now.")
  private boolean allClients;

  @Option(
      names = "--channel",
      converter = ChannelName.class,
      paramLabel = "CHANNEL",
      description = "Only this channel (default: every channel).")
  private @Nullable Channel channel;

  @Option(names = "--why", paramLabel = "WHY", description = "Stop; the reason is written down.")
  private @Nullable String why;

  @Option(
      names = "--lift",
      description = "Lift the stops in force, those of --channel where one is named.")
  private boolean lift;

  @Option(names = "--json", description = "Print one stop a line as JSON.")
  private boolean json;

  StopCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if ((client == null) != allClients) {
      throw new ParameterException(spec.commandLine(), "name --client or --all-clients, not both");
    }
    if (why != null && (lift || why.isBlank())) {
      throw new ParameterException(
          spec.commandLine(), lift ? "--why and --lift exclude each other" : "--why needs words");
    }
    try (House house = House.open(service.settings(surroundings.environment()), surroundings)) {
      Set<ClientId> clients =
          client == null
              ? new TreeSet<>(house.stores().records().clients())
              : Set.of(house.requireClient(client).clientId());
      if (clients.isEmpty()) {
        throw new GelegenException("there are no clients yet");
      }
      Output output = new Output();
      for (ClientId id : clients) {
        output.add(id, act(house, id));
      }
      output.print();
      return 0;
    }
  }

  /** Does what was asked and answers the stops that it is about. */
  private List<Stop> act(House house, ClientId id) {
    if (why != null) {
      return List.of(
          house.stores().stops().stop(id, channel, surroundings.clock().instant(), BY, why));
    }
    List<Stop> stops = house.stores().stops().list(id);
    if (!lift) {
      return stops;
    }
    return stops.stream()
        .filter(stop -> stop.liftedAt() == null)
        .filter(stop -> channel == null || channel == stop.channel())
        .map(
            stop ->
                house
                    .stores()
                    .stops()
                    .lift(id, stop.stopId(), surroundings.clock().instant(), BY)
                    .orElseThrow())
        .toList();
  }

  /** Prints stops of clients. */
  private final class Output {
    private final Console console = surroundings.console();
    private final Table table =
        new Table("client", "stopped", "since", "by", "why", "taken back", "lifted");
    private boolean any;

    private void add(ClientId id, List<Stop> stops) {
      for (Stop stop : stops) {
        any = true;
        if (json) {
          console.print(Json.text(node(id, stop)));
        } else {
          table.row(
              id.value(),
              stop.channel() == null ? "everything" : stop.channel().wireName(),
              stop.stoppedAt().toString(),
              stop.stoppedBy(),
              stop.why(),
              Long.toString(stop.cancelled()),
              stop.liftedAt() == null ? "in force" : stop.liftedAt().toString());
        }
      }
    }

    private void print() {
      if (json) {
        return;
      }
      if (any) {
        table.print(console);
      } else {
        console.say(lift ? "no stop was in force" : "nothing was ever stopped");
      }
    }
  }

  private static ObjectNode node(ClientId id, Stop stop) {
    ObjectNode node = Json.object().put("clientId", id.value()).put("stopId", stop.stopId());
    if (stop.channel() != null) {
      node.put("channel", stop.channel().wireName());
    }
    node.put("stoppedAt", stop.stoppedAt().toString())
        .put("stoppedBy", stop.stoppedBy())
        .put("why", stop.why())
        .put("cancelled", stop.cancelled());
    if (stop.liftedAt() != null) {
      node.put("liftedAt", stop.liftedAt().toString()).put("liftedBy", stop.liftedBy());
    }
    return node;
  }
}
