package org.gelegen.scoring.dashboard.campaigns;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignStore.ContactCount;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.PlanReport;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.scoring.dashboard.charts.Chart;
import org.gelegen.scoring.dashboard.pages.Frame;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one campaign shows.
 *
 * @param hours its contacts by channel and hour
 * @param statuses how many stand where
 * @param best those that are expected to bring most
 * @param plan what there is to know of its plan; absent: nothing was kept
 */
public record CampaignPage(
    Frame frame,
    Campaign campaign,
    HourCounts hours,
    Map<ContactStatus, Long> statuses,
    List<ContactState> best,
    @Nullable PlanView plan) {
  static final int SHOWN = 50;

  /**
   * The page of a campaign with these contacts.
   *
   * @param report of its plan, where one was kept
   */
  static CampaignPage of(
      Frame frame,
      Campaign campaign,
      List<ContactCount> counts,
      List<ContactState> best,
      Optional<PlanReport> report) {
    HourCounts hours = new HourCounts();
    Map<ContactStatus, Long> statuses = new EnumMap<>(ContactStatus.class);
    for (ContactCount count : counts) {
      hours.add(
          count.channel(), count.slot().atZone(frame.formats().zone()).getHour(), count.contacts());
      statuses.merge(count.status(), count.contacts(), Long::sum);
    }
    return new CampaignPage(
        frame,
        campaign,
        hours,
        statuses,
        best,
        report.map(kept -> new PlanView(frame, kept, null)).orElse(null));
  }

  public Chart chart() {
    return hours.chart(
        frame, frame.text("campaigns.by-hour"), frame.text("campaigns.by-hour.summary"));
  }

  public boolean hasContacts() {
    return !hours.isEmpty();
  }

  public String name(Channel channel) {
    return frame.text("channel." + channel.wireName());
  }

  public String name(ContactStatus status) {
    return frame.text("now.status." + status.wireName());
  }

  /** What a count of the campaign is called, or its own name where it has no other. */
  public String count(String name) {
    String key = "campaigns.count." + name;
    return frame.texts().has(key) ? frame.text(key) : name;
  }
}
