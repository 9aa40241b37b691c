package org.gelegen.notebooks.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.gelegen.model.GelegenException;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.notebooks.reports.pages.Report;
import org.jspecify.annotations.Nullable;

/**
 * Makes reports, each noted in the audit log. They hold aggregates only, and no figure about fewer
 * than {@value SmallGroups#FEWEST} people. The same records, order and version of the product give
 * the same report.
 */
public final class Reporter {
  private static final String BY = "command report";

  private final ReportPorts ports;

  public Reporter(ReportPorts ports) {
    this.ports = ports;
  }

  /** The card of a version. */
  public Report modelCard(ReportOrder order, ModelVersion version, Instant now) {
    return noted(order, new ModelCard(ports, order, version).report(), now);
  }

  /**
   * What the campaigns of some business dates planned and what came of it.
   *
   * @param from the first date; absent: that of the newest campaign
   * @param to the last date; absent: the first
   * @throws GelegenException when there is no campaign
   */
  public Report campaign(
      ReportOrder order, @Nullable LocalDate from, @Nullable LocalDate to, Instant now) {
    ClientId client = order.client().clientId();
    List<Campaign> planned =
        ports.campaigns().list(client).stream()
            .filter(campaign -> !campaign.plannedAt().isAfter(order.asOf()))
            .toList();
    if (planned.isEmpty()) {
      throw new GelegenException(
          "no campaign was planned yet: gelegen plan --client " + client + " plans one");
    }
    LocalDate first = from == null ? planned.getLast().date() : from;
    LocalDate last = to == null ? first : to;
    List<Campaign> campaigns =
        planned.stream()
            .filter(it -> !it.date().isBefore(first) && !it.date().isAfter(last))
            .toList();
    if (campaigns.isEmpty()) {
      throw new GelegenException(
          "no campaign was planned from "
              + first
              + " to "
              + last
              + "; there are campaigns from "
              + planned.getFirst().date()
              + " to "
              + planned.getLast().date());
    }
    return noted(order, new CampaignReport(ports, order, campaigns).report(), now);
  }

  /**
   * The case for letting a version decide.
   *
   * @param challenger absent: the newest that is not champion
   * @throws GelegenException when there are no two versions to compare
   */
  public Report versionCase(ReportOrder order, @Nullable ModelVersion challenger, Instant now) {
    ClientId client = order.client().clientId();
    ModelVersion champion =
        ports
            .registry()
            .findChampion(client)
            .orElseThrow(
                () ->
                    new GelegenException(
                        "no model yet: gelegen train --client " + client + " makes the first"));
    ModelVersion other =
        challenger != null
            ? challenger
            : ports.registry().list(client).stream()
                .filter(version -> version.number() != champion.number())
                .findFirst()
                .orElseThrow(
                    () ->
                        new GelegenException(
                            champion.name()
                                + " is the only version: train another, or name other settings"
                                + " with --what-if FILE.yaml"));
    if (other.number() == champion.number()) {
      throw new GelegenException(
          other.name() + " is champion already: name another version with --version");
    }
    return noted(order, new VersionCase(ports, order, champion, other).report(), now);
  }

  /** The case for other settings. */
  public Report planCase(ReportOrder order, Trial trial, Instant now) {
    return noted(order, new PlanCase(ports, order, trial).report(), now);
  }

  private Report noted(ReportOrder order, Report report, Instant now) {
    ports
        .audit()
        .append(
            order.client().clientId(),
            now,
            BY,
            "report.made",
            report.name() + ", " + report.language() + ", as of " + order.asOf());
    return report;
  }
}
