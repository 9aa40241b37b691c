package org.gelegen.app.commands;

import java.util.concurrent.Callable;
import org.gelegen.app.House;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "erase",
    description = "Erases a debtor's personal data everywhere.",
    mixinStandardHelpOptions = true)
final class EraseCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ServiceOptions service = new ServiceOptions();

  @Option(names = "--client", required = true, paramLabel = "C", description = "The client.")
  private String client = "";

  @Parameters(paramLabel = "DEBTOR", description = "The debtor.")
  private String debtor = "";

  EraseCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (House house = House.open(service.settings(surroundings.environment()), surroundings)) {
      ClientId id = house.requireClient(client).clientId();
      long rows =
          house
              .erasure()
              .erase(id, new DebtorId(debtor), surroundings.clock().instant(), "command erase");
      if (rows == 0) {
        throw new GelegenException("debtor " + debtor + " is not known to " + client);
      }
      surroundings
          .console()
          .print("debtor " + debtor + " erased: " + rows + " rows; the next training is without");
      return 0;
    }
  }
}
