package org.gelegen.app.commands;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import org.gelegen.app.House;
import org.gelegen.model.GelegenException;
import org.gelegen.model.decision.Desk;
import org.gelegen.model.history.Attempt;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.rules.RuleBook;
import org.gelegen.model.rules.Standing;
import org.gelegen.model.rules.Verdict;
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

    @Mixin private ServiceOptions service = new ServiceOptions();

    @Option(
        names = "--client",
        required = true,
        converter = ClientName.class,
        paramLabel = "C",
        description = "The client.")
    private String client = "";

    @Option(names = "--debtor", required = true, paramLabel = "D", description = "The debtor.")
    private String debtor = "";

    @Option(
        names = "--at",
        paramLabel = "T",
        description = "The moment, with its offset (default: now).")
    private @Nullable OffsetDateTime at;

    Check(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      Instant moment = at == null ? surroundings.clock().instant() : at.toInstant();
      try (House house = House.open(service.settings(surroundings.environment()), surroundings)) {
        ClientRecord record = house.requireClient(client);
        Desk desk = house.desks().find(record.clientId()).orElseThrow();
        desk.portfolio(moment);
        DebtorHistory history =
            desk.history(new DebtorId(debtor), moment)
                .orElseThrow(
                    () -> new GelegenException("debtor " + debtor + " is not known to " + client));
        List<Attempt> pending =
            house.campaigns().pending(record.clientId(), history.debtorId()).stream()
                .map(state -> state.contact().asAttempt())
                .toList();
        Standing standing =
            new Standing(
                record,
                history,
                history.actionableCase().map(CaseState::version).map(c -> c.caseId()).orElse(null),
                pending);
        print(desk.decider().rules(), standing, moment);
        return 0;
      }
    }

    private void print(RuleBook rules, Standing standing, Instant moment) {
      for (Channel channel : Channel.values()) {
        List<Verdict.Excluded> against = rules.judgeAll(standing, channel, moment);
        if (against.isEmpty()) {
          surroundings.console().print(channel.wireName() + ": permitted");
        }
        for (Verdict.Excluded excluded : against) {
          surroundings
              .console()
              .print(
                  channel.wireName()
                      + ": "
                      + excluded.rule().value()
                      + " ("
                      + excluded.basis()
                      + ")"
                      + (excluded.until() == null ? "" : ", until " + excluded.until()));
        }
      }
    }
  }
}
