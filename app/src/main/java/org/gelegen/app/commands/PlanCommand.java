package org.gelegen.app.commands;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.concurrent.Callable;
import org.gelegen.app.House;
import org.gelegen.app.console.Console;
import org.gelegen.app.console.Table;
import org.gelegen.model.GelegenException;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.scheduler.nightly.DebtorFilter;
import org.gelegen.scheduler.nightly.Night;
import org.gelegen.scheduler.nightly.NightlyCampaign;
import org.gelegen.scheduler.nightly.NightlyResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "plan",
    description = "Plans a date's campaign under capacity and commits it.",
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ClientOptions options = new ClientOptions();

  @Option(
      names = "--date",
      required = true,
      paramLabel = "D",
      description = "The date, in the client's zone; today or later.")
  private LocalDate date = LocalDate.EPOCH;

  @Option(
      names = "--at",
      paramLabel = "T",
      description = "Plan as if it were this moment, given with its offset (default: now).")
  private @Nullable OffsetDateTime at;

  @Option(names = "--dry-run", description = "Only show the plan; keep nothing.")
  private boolean dryRun;

  PlanCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return options.run(surroundings, this::plan);
  }

  private int plan(House house, ClientRecord client) {
    ClientId id = client.clientId();
    Instant now = at == null ? surroundings.clock().instant() : at.toInstant();
    Console console = surroundings.console();
    NightlyCampaign nightly = house.nightly(DebtorFilter.ALL);
    if (dryRun) {
      print(console, nightly.dryRun(id, date, now));
      return 0;
    }
    switch (nightly.run(id, date, now)) {
      case NightlyResult.Planned planned -> print(console, planned.campaign());
      case NightlyResult.Skipped skipped ->
          console.print(
              house
                  .campaigns()
                  .findByDate(id, date)
                  .map(known -> known.campaignId() + " is planned: " + skipped.reason())
                  .orElseThrow(() -> new GelegenException(skipped.reason())));
    }
    return 0;
  }

  private static void print(Console console, Night night) {
    print(console, night.campaign());
    console.print(
        "within %.2f %% of the best possible; one more euro of budget would bring %s"
            .formatted(100 * night.gap(), night.budgetPrice()));
    if (night.prices().isEmpty()) {
      return;
    }
    Table table = new Table("channel", "hour", "capacity", "planned", "price of one more");
    for (Night.CellPrice price : night.prices()) {
      table.row(
          price.channel().wireName(),
          "%02d:00".formatted(price.hour()),
          Integer.toString(price.capacity()),
          Integer.toString(price.demand()),
          price.price().toPlainString());
    }
    table.print(console);
  }

  private static void print(Console console, Campaign campaign) {
    console.print(
        "campaign %s of %s, planned with %s: expected value %s, at most %s"
            .formatted(
                campaign.campaignId(),
                campaign.date(),
                campaign.modelVersion(),
                campaign.value(),
                campaign.upperBound()));
    campaign.counts().forEach((name, count) -> console.print("  " + name + ": " + count));
  }
}
