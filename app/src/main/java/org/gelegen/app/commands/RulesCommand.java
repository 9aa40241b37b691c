package org.gelegen.app.commands;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import org.gelegen.app.House;
import org.gelegen.app.rules.RulePacks;
import org.gelegen.app.settings.ServiceSettings;
import org.gelegen.model.GelegenException;
import org.gelegen.model.decision.Desk;
import org.gelegen.model.history.Attempt;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.rules.Standing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "rules", description = "The contact rules.", mixinStandardHelpOptions = true)
final class RulesCommand extends CommandGroup {

  /** Prints the permit of a debtor at a moment. */
  @Command(
      name = "check",
      description = "Prints for every channel whether a debtor may be contacted at a moment.",
      mixinStandardHelpOptions = true)
  static final class Check implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private ClientOptions options = new ClientOptions();

    @Option(names = "--debtor", required = true, paramLabel = "D", description = "The debtor.")
    private String debtor = "";

    @Option(
        names = "--at",
        paramLabel = "T",
        description = "The moment, with its offset (default: now).")
    private @Nullable OffsetDateTime at;

    @Option(
        names = "--channel",
        paramLabel = "X",
        converter = ChannelName.class,
        description = "Only this channel (default: all).")
    private @Nullable Channel channel;

    @Option(names = "--json", description = "Print the permit as JSON on one line.")
    private boolean json;

    Check(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      return options.run(surroundings, this::check);
    }

    private int check(House house, ClientRecord client) {
      Instant moment = at == null ? surroundings.clock().instant() : at.toInstant();
      Desk desk = house.desks().find(client.clientId()).orElseThrow();
      desk.portfolio(moment);
      DebtorHistory history =
          desk.history(new DebtorId(debtor), moment)
              .orElseThrow(
                  () ->
                      new GelegenException(
                          "debtor " + debtor + " is not known to " + client.clientId()));
      List<Attempt> pending =
          house.stores().campaigns().pending(client.clientId(), history.debtorId()).stream()
              .map(state -> state.contact().asAttempt())
              .toList();
      Standing standing =
          new Standing(
              client,
              history,
              history
                  .actionableCase(moment)
                  .map(CaseState::version)
                  .map(version -> version.caseId())
                  .orElse(null),
              pending);
      PermitOutput output =
          PermitOutput.of(
              desk.decider().rules(),
              standing,
              moment,
              channel == null ? List.of(Channel.values()) : List.of(channel));
      if (json) {
        surroundings.console().print(output.json());
      } else {
        output.lines().forEach(surroundings.console()::print);
      }
      return 0;
    }
  }

  /** Prints the packs with their rules. */
  @Command(
      name = "list",
      description = "Lists the rule packs with their rules, and where each rule comes from.",
      mixinStandardHelpOptions = true)
  static final class ListRules implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private ServiceOptions service = new ServiceOptions();

    @Option(names = "--json", description = "Print one pack a line as JSON.")
    private boolean json;

    ListRules(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      ServiceSettings.Rules rules = service.settings(surroundings.environment()).rules();
      RulePacks.read(rules.dir(), rules.switches())
          .all()
          .values()
          .forEach(
              pack ->
                  (json ? List.of(PackOutput.json(pack)) : PackOutput.lines(pack))
                      .forEach(surroundings.console()::print));
      return 0;
    }
  }
}
