package org.gelegen.app.commands;

import java.util.concurrent.Callable;
import org.gelegen.app.House;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.ClientRecord;
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

  @Mixin private ClientOptions options = new ClientOptions();

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Parameters(paramLabel = "DEBTOR", description = "The debtor.")
  private String debtor = "";

  EraseCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return options.run(surroundings, this::erase);
  }

  private int erase(House house, ClientRecord client) {
    ClientId id = client.clientId();
    long rows =
        house
            .erasure()
            .erase(id, new DebtorId(debtor), surroundings.clock().instant(), "command erase");
    if (rows == 0) {
      throw new GelegenException("debtor " + debtor + " is not known to " + id);
    }
    surroundings
        .console()
        .print(
            json
                ? Json.text(Json.object().put("debtorId", debtor).put("erased", rows))
                : "debtor " + debtor + " erased: " + rows + " rows; the next training is without");
    return 0;
  }
}
