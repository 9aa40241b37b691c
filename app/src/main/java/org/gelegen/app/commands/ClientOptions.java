package org.gelegen.app.commands;

import org.gelegen.app.House;
import org.gelegen.model.records.ClientRecord;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags of every command that is about one client. */
final class ClientOptions {
  /** What a command does with the client, and its exit status. */
  interface Work {
    int run(House house, ClientRecord client);
  }

  @Mixin private ServiceOptions service = new ServiceOptions();

  @Option(
      names = "--client",
      required = true,
      converter = ClientName.class,
      paramLabel = "C",
      description = "The client.")
  private String client = "";

  /** Opens the house for the time of {@code work}. */
  int run(Surroundings surroundings, Work work) {
    try (House house = House.open(service.settings(surroundings.environment()), surroundings)) {
      return work.run(house, house.requireClient(client));
    }
  }
}
