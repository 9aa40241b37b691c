package org.gelegen.scoring.dashboard.campaigns;

import static org.gelegen.model.access.Role.ANALYST;
import static org.gelegen.model.access.Role.OPERATOR;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignRequest;
import org.gelegen.model.campaign.CampaignRequests;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.ClientSettings.HourlyCapacity;
import org.gelegen.model.settings.SettingsStore;
import org.gelegen.scoring.campaigns.CampaignOrders;
import org.gelegen.scoring.dashboard.pages.Page;
import org.gelegen.scoring.dashboard.pages.PageAnswer;
import org.gelegen.scoring.dashboard.pages.Visit;
import org.gelegen.scoring.http.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Shows plans; operators look at one before it is made, try other limits, and have it made. */
public final class CampaignsDesk {
  private static final String CAMPAIGNS = "/campaigns";
  private static final int SHOWN = 60;

  private final CampaignStore campaigns;
  private final CampaignRequests requests;
  private final CampaignOrders orders;
  private final SettingsStore settings;
  private final InstantSource clock;

  public CampaignsDesk(
      CampaignStore campaigns,
      CampaignRequests requests,
      CampaignOrders orders,
      SettingsStore settings,
      InstantSource clock) {
    this.campaigns = campaigns;
    this.requests = requests;
    this.orders = orders;
    this.settings = settings;
    this.clock = clock;
  }

  public List<Page> pages() {
    return List.of(
        Page.shown(CAMPAIGNS, this::list, ANALYST, OPERATOR),
        Page.shown(CAMPAIGNS + "/{campaignId}", this::one, ANALYST, OPERATOR),
        Page.done(CAMPAIGNS, this::plan, OPERATOR));
  }

  private PageAnswer list(Visit visit) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), visit.frame().formats().zone());
    return PageAnswer.shown(
        "campaigns/campaigns",
        new CampaignsPage(
            visit.frame(),
            campaigns.newest(visit.client(), SHOWN),
            settings.current(visit.client()).settings(),
            NextNight.date(campaigns, visit.client(), today)));
  }

  private PageAnswer one(Visit visit) {
    String id = visit.id("campaignId", "the campaign", value -> value);
    return campaigns
        .find(visit.client(), id)
        .map(campaign -> committed(visit, campaign))
        .orElseGet(
            () ->
                asked(
                    visit,
                    requests
                        .find(visit.client(), id)
                        .orElseThrow(() -> ProblemException.notFound("the campaign"))));
  }

  private PageAnswer committed(Visit visit, Campaign campaign) {
    return PageAnswer.shown(
        "campaigns/campaign",
        CampaignPage.of(
            visit.frame(),
            campaign,
            campaigns.counts(visit.client(), campaign.campaignId()),
            campaigns.best(visit.client(), campaign.campaignId(), CampaignPage.SHOWN),
            campaigns.report(visit.client(), campaign.campaignId())));
  }

  private PageAnswer asked(Visit visit, CampaignRequest request) {
    Campaign campaign = request.campaign();
    if (campaign != null && !request.order().dryRun()) {
      return new PageAnswer.SentOn(CAMPAIGNS + "/" + campaign.campaignId(), Map.of());
    }
    return PageAnswer.shown("campaigns/dry-run", new DryRunPage(visit.frame(), request));
  }

  private PageAnswer plan(Visit visit) {
    boolean dryRun = visit.field("commit").isEmpty();
    CampaignRequest request =
        orders.order(
            visit.client(),
            new CampaignOrders.Wish(
                visit.frame().formats().zone(),
                date(visit.requireField("date")),
                dryRun,
                dryRun ? whatIf(visit, settings.current(visit.client()).settings()) : null),
            visit.by());
    return new PageAnswer.SentOn(CAMPAIGNS + "/" + request.requestId(), Map.of());
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw ProblemException.invalid("/date", "must be a date such as 2026-11-23");
    }
  }

  /**
   * What of the limits is to be tried; null where nothing was filled in. Hours that have a capacity
   * of their own keep it.
   */
  private static @Nullable ObjectNode whatIf(Visit visit, ClientSettings inForce) {
    ObjectNode changes = JsonMapper.shared().createObjectNode();
    visit.field("nightlyBudget").ifPresent(budget -> changes.put("nightlyBudget", budget));
    ObjectNode capacity = JsonMapper.shared().createObjectNode();
    for (Channel channel : Channel.values()) {
      visit
          .field("capacity-" + channel.wireName())
          .ifPresent(
              perHour -> {
                ObjectNode its = capacity.putObject(channel.wireName());
                its.put("perHour", whole(channel, perHour));
                HourlyCapacity inHours = inForce.capacity().get(channel);
                if (inHours != null && !inHours.hours().isEmpty()) {
                  ObjectNode hours = its.putObject("hours");
                  inHours
                      .hours()
                      .forEach((hour, contacts) -> hours.put(Integer.toString(hour), contacts));
                }
              });
    }
    if (!capacity.isEmpty()) {
      changes.set("capacity", capacity);
    }
    return changes.isEmpty() ? null : changes;
  }

  private static int whole(Channel channel, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw ProblemException.invalid(
          "/capacity-" + channel.wireName(), "must be a whole number of contacts an hour");
    }
  }
}
