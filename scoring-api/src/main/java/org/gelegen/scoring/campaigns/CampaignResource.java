package org.gelegen.scoring.campaigns;

import static org.gelegen.model.access.Role.ANALYST;
import static org.gelegen.model.access.Role.OPERATOR;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.answers.KeyedRequest.Binding;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignRequest;
import org.gelegen.model.campaign.CampaignRequests;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.scoring.http.Answer;
import org.gelegen.scoring.http.Call;
import org.gelegen.scoring.http.Endpoint;
import org.gelegen.scoring.http.Media;
import org.gelegen.scoring.http.ProblemException;
import org.gelegen.scoring.http.RequestBody;
import org.gelegen.scoring.presentation.DebtorZones;

/** Asks for plans, follows campaigns and lists their contacts; the scheduler does the planning. */
public final class CampaignResource {
  private static final String CAMPAIGNS = Endpoint.CLIENT + "/campaigns";

  private final CampaignRequests requests;
  private final CampaignStore campaigns;
  private final CampaignOrders orders;
  private final DebtorZones zones;

  public CampaignResource(
      CampaignRequests requests,
      CampaignStore campaigns,
      CampaignOrders orders,
      DebtorZones zones) {
    this.requests = requests;
    this.campaigns = campaigns;
    this.orders = orders;
    this.zones = zones;
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
            .description(
                "With what there is to know of its plan: capacity against demand and its price by"
                    + " channel and hour, what rules take out, and how far it is from the best.")
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
    ZoneId zone = zones.of(call.client()).client();
    CampaignRequest request =
        orders.order(
            call.client(),
            new CampaignOrders.Wish(zone, order.date(), order.isDryRun(), order.whatIf()),
            call.by());
    return call.json(CampaignRepresentation.from(request, Optional.empty(), zone))
        .with("Location", call.pathTo("campaigns", request.requestId()));
  }

  private Answer follow(Call call) {
    String id = call.id("campaignId", "the campaign", value -> value);
    ZoneId zone = zones.of(call.client()).client();
    return call.json(
        campaigns
            .find(call.client(), id)
            .map(campaign -> committed(call, campaign, zone))
            .or(() -> requests.find(call.client(), id).map(request -> asked(call, request, zone)))
            .orElseThrow(() -> ProblemException.notFound("the campaign")));
  }

  private CampaignRepresentation committed(Call call, Campaign campaign, ZoneId zone) {
    return CampaignRepresentation.from(
        campaign,
        campaigns.report(call.client(), campaign.campaignId()),
        campaigns.progress(call.client(), campaign.campaignId()),
        zone);
  }

  private CampaignRepresentation asked(Call call, CampaignRequest request, ZoneId zone) {
    Campaign campaign = request.campaign();
    return CampaignRepresentation.from(
        request,
        campaign == null || request.order().dryRun()
            ? Optional.empty()
            : campaigns.report(call.client(), campaign.campaignId()),
        zone);
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
