package org.gelegen.scoring.dashboard.now;

import static org.gelegen.model.access.Role.ANALYST;
import static org.gelegen.model.access.Role.OPERATOR;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.CampaignStore.ContactCount;
import org.gelegen.model.campaign.Stops;
import org.gelegen.model.campaign.StuckContactDesk;
import org.gelegen.model.campaign.StuckContactDesk.Result;
import org.gelegen.model.campaign.StuckContacts;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.scoring.dashboard.pages.Page;
import org.gelegen.scoring.dashboard.pages.PageAnswer;
import org.gelegen.scoring.dashboard.pages.Visit;
import org.gelegen.scoring.http.ProblemException;
import org.gelegen.scoring.http.ProblemType;

/** Shows what goes out now; operators stop it, and see to what waits for a person. */
public final class NowDesk {
  private static final String NOW = "/now";
  private static final int STUCK_SHOWN = 50;

  private final CampaignStore campaigns;
  private final Stops stops;
  private final StuckContacts stuck;
  private final StuckContactDesk stuckDesk;
  private final InstantSource clock;

  public NowDesk(
      CampaignStore campaigns,
      Stops stops,
      StuckContacts stuck,
      StuckContactDesk stuckDesk,
      InstantSource clock) {
    this.campaigns = campaigns;
    this.stops = stops;
    this.stuck = stuck;
    this.stuckDesk = stuckDesk;
    this.clock = clock;
  }

  public List<Page> pages() {
    return List.of(
        Page.shown(NOW, this::show, ANALYST, OPERATOR),
        Page.done(NOW + "/stop", this::stop, OPERATOR).stepByStep(),
        Page.done(NOW + "/stops/{stopId}/lift", this::lift, OPERATOR).stepByStep(),
        Page.done(NOW + "/contacts/{contactId}/retry", this::retry, OPERATOR).stepByStep(),
        Page.done(NOW + "/contacts/{contactId}/drop", this::drop, OPERATOR).stepByStep(),
        Page.done(NOW + "/contacts/{contactId}/made", this::made, OPERATOR).stepByStep(),
        Page.done(NOW + "/contacts/{contactId}/not-made", this::notMade, OPERATOR).stepByStep());
  }

  private PageAnswer show(Visit visit) {
    Instant now = clock.instant();
    ZonedDateTime local = now.atZone(visit.frame().formats().zone());
    LocalDate today = local.toLocalDate();
    Optional<Campaign> campaign = campaigns.findByDate(visit.client(), today);
    List<ContactCount> contacts = new ArrayList<>();
    campaign.ifPresent(one -> contacts.addAll(campaigns.counts(visit.client(), one.campaignId())));
    contacts.addAll(
        campaigns.countsApart(
            visit.client(),
            today.atStartOfDay(local.getZone()).toInstant(),
            today.plusDays(1).atStartOfDay(local.getZone()).toInstant()));
    return PageAnswer.shown(
        "now/now",
        new NowPage(
            visit.frame(),
            now,
            local.truncatedTo(ChronoUnit.HOURS).toInstant(),
            campaign.orElse(null),
            Standing.of(contacts),
            stops.list(visit.client()),
            stuck.list(visit.client(), StuckContacts.STUCK, STUCK_SHOWN)));
  }

  private PageAnswer stop(Visit visit) {
    Channel channel =
        visit
            .field("channel")
            .map(
                name ->
                    WireName.find(Channel.class, name)
                        .orElseThrow(
                            () -> ProblemException.invalid("/channel", "is not a channel")))
            .orElse(null);
    stops.stop(visit.client(), channel, clock.instant(), visit.by(), visit.requireField("why"));
    return PageAnswer.done(NOW, "now.notice.stopped");
  }

  private PageAnswer lift(Visit visit) {
    String id = visit.id("stopId", "the stop", value -> value);
    if (stops.lift(visit.client(), id, clock.instant(), visit.by()).isEmpty()) {
      throw ProblemException.notFound("the stop");
    }
    return PageAnswer.done(NOW, "now.notice.lifted");
  }

  private PageAnswer retry(Visit visit) {
    return settled(
        stuckDesk.planAgain(visit.client(), contact(visit), clock.instant(), visit.by()),
        "now.notice.planned-again");
  }

  private PageAnswer drop(Visit visit) {
    return settled(
        stuckDesk.drop(visit.client(), contact(visit), clock.instant(), visit.by()),
        "now.notice.dropped");
  }

  private PageAnswer made(Visit visit) {
    return settled(
        stuckDesk.settle(visit.client(), contact(visit), true, clock.instant(), visit.by()),
        "now.notice.settled");
  }

  private PageAnswer notMade(Visit visit) {
    return settled(
        stuckDesk.settle(visit.client(), contact(visit), false, clock.instant(), visit.by()),
        "now.notice.settled");
  }

  private static PageAnswer settled(Result result, String notice) {
    return switch (result) {
      case Result.Done _ -> PageAnswer.done(NOW, notice);
      case Result.Refused(String reason) -> throw ProblemException.of(ProblemType.CONFLICT, reason);
      case Result.NotFound _ -> throw ProblemException.notFound("the contact");
    };
  }

  private static ContactId contact(Visit visit) {
    return visit.id("contactId", "the contact", ContactId::new);
  }
}
