package org.gelegen.app.commands;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.concurrent.Callable;
import org.gelegen.app.House;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.records.settings.SettingsCodec;
import org.gelegen.records.settings.TrialSettings;
import org.gelegen.scheduler.nightly.DebtorFilter;
import org.gelegen.scheduler.nightly.NightlyCampaign;
import org.gelegen.scheduler.nightly.NightlyResult;
import org.gelegen.scheduler.rounds.NightlyRound;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "plan",
    description = "Plans a date's campaign under capacity and commits it.",
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec;

  @Mixin private ClientOptions options = new ClientOptions();

  @Option(
      names = "--date",
      paramLabel = "D",
      description =
          "The date, in the client's zone; today or later (default: the next to be planned, which"
              + " is today until the planning hour and tomorrow after it).")
  private @Nullable LocalDate asked;

  @Option(
      names = "--at",
      paramLabel = "T",
      description = "Plan as if it were this moment, given with its offset (default: now).")
  private @Nullable OffsetDateTime at;

  @Option(names = "--dry-run", description = "Only show the plan; keep nothing.")
  private boolean dryRun;

  @Option(
      names = "--what-if",
      paramLabel = "FILE.yaml",
      description =
          "With --dry-run: plan a second time with these settings changed, such as capacity and"
              + " nightlyBudget, and show the difference.")
  private @Nullable Path whatIf;

  @Option(names = "--json", description = "Print the plan as JSON.")
  private boolean json;

  PlanCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (whatIf != null && !dryRun) {
      throw new ParameterException(spec.commandLine(), "--what-if goes with --dry-run only");
    }
    return options.run(surroundings, this::plan);
  }

  private int plan(House house, ClientRecord client) {
    ClientId id = client.clientId();
    Instant now = at == null ? surroundings.clock().instant() : at.toInstant();
    LocalDate date = asked == null ? NightlyRound.nextDate(now.atZone(client.timeZone())) : asked;
    PlanOutput output = new PlanOutput(surroundings.console(), json);
    NightlyCampaign nightly = house.nightly(DebtorFilter.ALL);
    if (whatIf != null) {
      ClientSettings trial =
          SettingsFile.requireValid(
              whatIf,
              new TrialSettings(new SettingsCodec())
                  .of(house.stores().settings().current(id).settings(), SettingsFile.read(whatIf)));
      output.print(
          new NightComparison(nightly.dryRun(id, date, now), nightly.dryRun(id, date, now, trial)));
      return 0;
    }
    if (dryRun) {
      output.print(nightly.dryRun(id, date, now));
      return 0;
    }
    switch (nightly.run(id, date, now)) {
      case NightlyResult.Planned planned -> output.printPlanned(planned.campaign());
      case NightlyResult.Skipped skipped ->
          output.printKnown(
              house
                  .stores()
                  .campaigns()
                  .findByDate(id, date)
                  .orElseThrow(() -> new GelegenException(skipped.reason())),
              skipped.reason());
    }
    return 0;
  }
}
