package org.gelegen.app.commands;

import org.gelegen.app.console.Console;
import org.gelegen.app.console.Table;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.scheduler.nightly.Night;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A plan, in words or as JSON. */
final class PlanOutput {
  private final Console console;
  private final boolean json;

  PlanOutput(Console console, boolean json) {
    this.console = console;
    this.json = json;
  }

  /** A plan that was not committed. */
  void print(Night night) {
    if (json) {
      console.print(Json.text(node(night)));
      return;
    }
    inWords(night.campaign());
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

  /** A campaign that is committed now. */
  void printPlanned(Campaign campaign) {
    if (json) {
      console.print(Json.text(node(campaign).put("dryRun", false)));
    } else {
      inWords(campaign);
    }
  }

  /** A campaign that was committed before. */
  void printKnown(Campaign campaign, String reason) {
    console.print(
        json
            ? Json.text(node(campaign).put("dryRun", false).put("skipped", reason))
            : campaign.campaignId() + " is planned: " + reason);
  }

  private void inWords(Campaign campaign) {
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

  private static ObjectNode node(Night night) {
    ObjectNode node =
        node(night.campaign())
            .put("dryRun", true)
            .put("gap", night.gap())
            .put("budgetPrice", night.budgetPrice().toPlainString());
    ArrayNode prices = node.putArray("prices");
    for (Night.CellPrice price : night.prices()) {
      prices
          .addObject()
          .put("channel", price.channel().wireName())
          .put("hour", price.hour())
          .put("capacity", price.capacity())
          .put("planned", price.demand())
          .put("price", price.price().toPlainString());
    }
    return node;
  }

  private static ObjectNode node(Campaign campaign) {
    ObjectNode node =
        Json.object()
            .put("campaignId", campaign.campaignId())
            .put("date", campaign.date().toString())
            .put("plannedAt", campaign.plannedAt().toString())
            .put("modelVersion", campaign.modelVersion())
            .put("value", campaign.value().toPlainString())
            .put("upperBound", campaign.upperBound().toPlainString());
    ObjectNode counts = node.putObject("counts");
    campaign.counts().forEach(counts::put);
    return node;
  }
}
