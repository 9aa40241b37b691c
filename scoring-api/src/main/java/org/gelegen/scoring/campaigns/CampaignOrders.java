package org.gelegen.scoring.campaigns;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.gelegen.model.access.AuditLog;
import org.gelegen.model.campaign.CampaignRequest;
import org.gelegen.model.campaign.CampaignRequests;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.settings.SettingsStore;
import org.gelegen.records.FieldError;
import org.gelegen.records.settings.ParsedSettings;
import org.gelegen.records.settings.SettingsCodec;
import org.gelegen.records.settings.TrialSettings;
import org.gelegen.scoring.http.Problem.FieldProblem;
import org.gelegen.scoring.http.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Takes orders for plans in, checked and on record. */
public final class CampaignOrders {
  private final CampaignRequests requests;
  private final SettingsStore settings;
  private final TrialSettings trials = new TrialSettings(new SettingsCodec());
  private final AuditLog audit;
  private final InstantSource clock;

  public CampaignOrders(
      CampaignRequests requests, SettingsStore settings, AuditLog audit, InstantSource clock) {
    this.requests = requests;
    this.settings = settings;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What somebody wants planned.
   *
   * @param zone the client's
   * @param date the business date
   * @param dryRun whether it is only to be looked at
   * @param whatIf of a dry run: settings to plan with besides; absent: none
   */
  public record Wish(ZoneId zone, LocalDate date, boolean dryRun, @Nullable ObjectNode whatIf) {}

  /**
   * Asks for a plan.
   *
   * @param by the key's id
   * @throws ProblemException when it cannot be planned so
   */
  public CampaignRequest order(ClientId client, Wish wish, String by) {
    return order(client, wish, whatIf(client, wish), by);
  }

  /**
   * Asks for a dry run with whole settings that were checked, beside those in force.
   *
   * @param wish the dry run, with what differs from the settings in force
   * @param by the key's id
   */
  public CampaignRequest tryOut(ClientId client, Wish wish, String by) {
    ObjectNode changes = wish.whatIf();
    if (!wish.dryRun() || changes == null) {
      throw new IllegalArgumentException("settings are tried in a dry run, by what differs");
    }
    return order(client, wish, changes.toString(), by);
  }

  private CampaignRequest order(ClientId client, Wish wish, @Nullable String whatIf, String by) {
    Instant now = clock.instant();
    LocalDate today = now.atZone(wish.zone()).toLocalDate();
    if (wish.date().isBefore(today) || wish.date().isAfter(today.plusYears(1))) {
      throw ProblemException.invalid("/date", "must be today or at most a year ahead");
    }
    CampaignRequest request =
        requests.request(
            client, new CampaignRequest.Order(wish.date(), wish.dryRun(), whatIf), now);
    audit.append(
        client,
        now,
        by,
        wish.dryRun() ? "campaign.dry-run.requested" : "campaign.requested",
        request.requestId());
    return request;
  }

  private @Nullable String whatIf(ClientId client, Wish wish) {
    ObjectNode changes = wish.whatIf();
    if (changes == null) {
      return null;
    }
    if (!wish.dryRun()) {
      throw ProblemException.invalid("/whatIf", "goes with dryRun only");
    }
    return switch (trials.of(settings.current(client).settings(), changes)) {
      case ParsedSettings.Valid _ -> changes.toString();
      case ParsedSettings.Invalid(List<FieldError> errors) ->
          throw ProblemException.invalid(
              errors.stream()
                  .map(error -> new FieldProblem("/whatIf" + error.pointer(), error.reason()))
                  .toList());
    };
  }
}
