package org.gelegen.scoring.campaigns;

import static org.gelegen.model.access.Role.ANALYST;
import static org.gelegen.model.access.Role.OPERATOR;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.gelegen.model.access.AuditLog;
import org.gelegen.model.answers.KeyedRequest.Binding;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignRequest;
import org.gelegen.model.campaign.CampaignRequests;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.settings.SettingsStore;
import org.gelegen.records.FieldError;
import org.gelegen.records.settings.ParsedSettings;
import org.gelegen.records.settings.SettingsCodec;
import org.gelegen.records.settings.TrialSettings;
import org.gelegen.scoring.http.Answer;
import org.gelegen.scoring.http.Call;
import org.gelegen.scoring.http.Endpoint;
import org.gelegen.scoring.http.Media;
import org.gelegen.scoring.http.Problem.FieldProblem;
import org.gelegen.scoring.http.ProblemException;
import org.gelegen.scoring.http.RequestBody;
import org.gelegen.scoring.presentation.DebtorZones;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Asks for plans, follows campaigns and lists their contacts; the scheduler does the planning. */
public final class CampaignResource {
  private static final String CAMPAIGNS = Endpoint.CLIENT + "/campaigns";

  private final CampaignRequests requests;
  private final CampaignStore campaigns;
  private final SettingsStore settings;
  private final TrialSettings trials = new TrialSettings(new SettingsCodec());
  private final DebtorZones zones;
  private final AuditLog audit;
  private final InstantSource clock;

  public CampaignResource(
      CampaignRequests requests,
      CampaignStore campaigns,
      SettingsStore settings,
      DebtorZones zones,
      AuditLog audit,
      InstantSource clock) {
    this.requests = requests;
    this.campaigns = campaigns;
    this.settings = settings;
    this.zones = zones;
    this.audit = audit;
    this.clock = clock;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post(CAMPAIGNS)
            .roles(OPERATOR)
            .keyed(Binding.TRANSACTION)
            .summary("Ask for a plan of one date's contacts")
            .description(
                "A date is planned once: asking again follows the same campaign. A dry run commits"
                    + " nothing and tells of volumes, prices and what rules take out; with whatIf"
                    + " it plans a second time with other settings.")
            .takes(RequestBody.json(CampaignOrder.class, Examples.ORDER))
            .answers(202, CampaignRepresentation.class, Examples.QUEUED)
            .by(this::plan),
        Endpoint.get(CAMPAIGNS + "/{campaignId}")
            .roles(ANALYST, OPERATOR)
            .summary("Where a campaign stands")
            .answers(200, CampaignRepresentation.class, Examples.DRY_RUN)
            .by(this::follow),
        Endpoint.get(CAMPAIGNS + "/{campaignId}/contacts")
            .roles(ANALYST, OPERATOR)
            .summary("The contacts of a campaign: JSON, a line each, or a table")
            .description(
                "By the campaign's id or by that of what was asked for, which has none until it is"
                    + " planned, and none as a dry run.")
            .answers(200, ContactListResponse.class, Examples.CONTACTS)
            .answers(new Media(Media.NDJSON, PlannedContactRepresentation.class, Examples.CONTACT))
            .answers(new Media(Media.CSV, String.class, Examples.TABLE))
            .by(this::contacts));
  }

  private Answer plan(Call call) {
    CampaignOrder order = call.body(CampaignOrder.class);
    Instant now = clock.instant();
    ZoneId zone = zones.of(call.client()).client();
    LocalDate today = now.atZone(zone).toLocalDate();
    if (order.date().isBefore(today) || order.date().isAfter(today.plusYears(1))) {
      throw ProblemException.invalid("/date", "must be today or at most a year ahead");
    }
    CampaignRequest request =
        requests.request(
            call.client(),
            new CampaignRequest.Order(order.date(), order.isDryRun(), whatIf(call, order)),
            now);
    audit.append(
        call.client(),
        now,
        call.by(),
        order.isDryRun() ? "campaign.dry-run.requested" : "campaign.requested",
        request.requestId());
    return call.json(CampaignRepresentation.from(request, zone))
        .with("Location", call.pathTo("campaigns", request.requestId()));
  }

  private @Nullable String whatIf(Call call, CampaignOrder order) {
    ObjectNode changes = order.whatIf();
    if (changes == null) {
      return null;
    }
    if (!order.isDryRun()) {
      throw ProblemException.invalid("/whatIf", "goes with dryRun only");
    }
    return switch (trials.of(settings.current(call.client()).settings(), changes)) {
      case ParsedSettings.Valid _ -> changes.toString();
      case ParsedSettings.Invalid(List<FieldError> errors) ->
          throw ProblemException.invalid(
              errors.stream()
                  .map(error -> new FieldProblem("/whatIf" + error.pointer(), error.reason()))
                  .toList());
    };
  }

  private Answer follow(Call call) {
    String id = call.id("campaignId", "the campaign", value -> value);
    ZoneId zone = zones.of(call.client()).client();
    return call.json(
        campaigns
            .find(call.client(), id)
            .map(campaign -> committed(call, campaign, zone))
            .or(
                () ->
                    requests
                        .find(call.client(), id)
                        .map(request -> CampaignRepresentation.from(request, zone)))
            .orElseThrow(() -> ProblemException.notFound("the campaign")));
  }

  private CampaignRepresentation committed(Call call, Campaign campaign, ZoneId zone) {
    return CampaignRepresentation.from(
        campaign, campaigns.progress(call.client(), campaign.campaignId()), zone);
  }

  private Answer contacts(Call call) {
    DebtorZones.OfClient debtorZones = zones.of(call.client());
    List<PlannedContactRepresentation> contacts =
        committed(call).stream()
            .map(
                state ->
                    PlannedContactRepresentation.from(
                        state, debtorZones.of(state.contact().debtorId())))
            .toList();
    return switch (call.wanted()) {
      case Media.CSV ->
          Answer.stream(Media.CSV + "; charset=utf-8", out -> ContactTable.write(contacts, out))
              .with("Content-Disposition", "attachment; filename=\"contacts.csv\"");
      case Media.NDJSON -> call.lines(contacts.stream());
      default -> call.json(new ContactListResponse(contacts));
    };
  }

  /**
   * The contacts under a campaign's id, or under that of what was asked for: none until planned.
   */
  private List<ContactState> committed(Call call) {
    String id = call.id("campaignId", "the campaign", value -> value);
    if (campaigns.find(call.client(), id).isPresent()) {
      return campaigns.contacts(call.client(), id);
    }
    CampaignRequest request =
        requests
            .find(call.client(), id)
            .orElseThrow(() -> ProblemException.notFound("the campaign"));
    Campaign campaign = request.campaign();
    return campaign == null || request.order().dryRun()
        ? List.of()
        : campaigns.contacts(call.client(), campaign.campaignId());
  }
}
