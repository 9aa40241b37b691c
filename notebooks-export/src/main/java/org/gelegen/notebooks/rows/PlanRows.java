package org.gelegen.notebooks.rows;

import static org.gelegen.notebooks.tables.Column.moment;
import static org.gelegen.notebooks.tables.Column.number;
import static org.gelegen.notebooks.tables.Column.probability;
import static org.gelegen.notebooks.tables.Column.text;
import static org.gelegen.notebooks.tables.Column.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.PlanReport;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.notebooks.Pseudonyms;
import org.gelegen.notebooks.tables.Column;
import org.gelegen.notebooks.tables.Table;
import org.gelegen.notebooks.tables.TableFiles;
import org.gelegen.notebooks.tables.TableWriter;
import org.jspecify.annotations.Nullable;

/** Writes the plans, a night at a time. */
public final class PlanRows {
  private static final String MONEY = "currency";
  static final Column CAMPAIGN = text("campaign", "The campaign, as in campaigns.");

  private static final Table CAMPAIGNS =
      new Table(
          "campaigns",
          "The plan of each business date.",
          "a campaign",
          Stream.concat(
                  Stream.of(
                      CAMPAIGN,
                      text("date", "The business date in the client's zone, as YYYY-MM-DD."),
                      moment("planned_at", "When it was planned."),
                      text("model_version", "The version that scored; none without a model."),
                      number("value", MONEY, "What its contacts were expected to bring."),
                      number(
                          "upper_bound", MONEY, "No plan under these capacities is worth more.")),
                  PlanReportRows.SUMS.stream())
              .toList());

  private static final Table COUNTS =
      new Table(
          "campaign_counts",
          "What the planning counted: debtors looked at, planned, waiting, left out and why.",
          "a campaign and a count",
          List.of(
              CAMPAIGN,
              text("count", "The name of the count."),
              whole("value", "debtors", "How many.")));

  private static final Table PLANNED =
      new Table(
              "planned_contacts",
              "The contacts that campaigns meant to make, and where they stand now. A contact that"
                  + " was made has the same name in contacts.",
              "a planned contact",
              List.of(
                  ContactTables.CONTACT,
                  CAMPAIGN,
                  ContactTables.DEBTOR,
                  ContactTables.CASE,
                  text("decision", "The decision behind it, as in decisions."),
                  text("channel", "The channel."),
                  moment("slot_start", "When its slot begins."),
                  moment("slot_end", "When its slot ends."),
                  text(
                      "status",
                      "planned, sending, leased, sent, cancelled, failed, unknown or dead."),
                  whole("attempts", "attempts", "How often sending it was tried."),
                  probability(
                      "reach", "Predicted: that it reaches; empty where no model was asked."),
                  probability("response", "Predicted: that the case is answered for."),
                  probability("harm", "Predicted: that harm follows."),
                  number("expected_value", MONEY, "What it was expected to bring over no contact."),
                  number("cost", MONEY, "What it costs."),
                  probability("propensity", "With which probability it was chosen; never 0.")))
          .orderedBy("contact");

  private PlanRows() {}

  /**
   * Writes all campaigns of a client.
   *
   * @param without debtors whose planned contacts are left out
   */
  public static void write(
      TableFiles files,
      CampaignStore campaigns,
      ClientId client,
      Set<DebtorId> without,
      Pseudonyms names) {
    TableWriter plans = files.begin(CAMPAIGNS);
    TableWriter counts = files.begin(COUNTS);
    PlanReportRows reports = new PlanReportRows(files);
    TableWriter planned = files.begin(PLANNED);
    for (Campaign campaign : campaigns.list(client)) {
      Optional<PlanReport> report = campaigns.report(client, campaign.campaignId());
      plans.add(row(campaign, report.orElse(null)));
      report.ifPresent(kept -> reports.write(campaign.campaignId(), kept));
      campaign.counts().forEach((name, value) -> counts.add(campaign.campaignId(), name, value));
      campaigns.forEachContact(
          client,
          campaign.campaignId(),
          state -> {
            if (!without.contains(state.contact().debtorId())) {
              write(planned, campaign, state, names);
            }
          });
    }
  }

  private static @Nullable Object[] row(Campaign campaign, @Nullable PlanReport report) {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(campaign.campaignId());
    cells.add(campaign.date().toString());
    cells.add(campaign.plannedAt());
    cells.add(campaign.modelVersion());
    cells.add(campaign.value().doubleValue());
    cells.add(campaign.upperBound().doubleValue());
    cells.addAll(PlanReportRows.sums(report));
    return cells.toArray();
  }

  private static void write(
      TableWriter planned, Campaign campaign, ContactState state, Pseudonyms names) {
    PlannedContact contact = state.contact();
    planned.add(
        names.of(contact.contactId()),
        campaign.campaignId(),
        names.of(contact.debtorId()),
        names.of(contact.caseId()),
        names.of(contact.decisionId()),
        contact.action().channel().wireName(),
        contact.action().slot().start(),
        contact.action().slot().end(),
        state.status().wireName(),
        state.attempts(),
        contact.scored() ? (Double) contact.reach() : null,
        contact.scored() ? (Double) contact.response() : null,
        contact.scored() ? (Double) contact.harm() : null,
        contact.scored() ? (Double) contact.expectedValue().doubleValue() : null,
        contact.cost().doubleValue(),
        contact.propensity());
  }
}
