package org.gelegen.scoring.dashboard.campaigns;

import java.time.LocalDate;
import java.util.List;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.scoring.dashboard.charts.Chart;
import org.gelegen.scoring.dashboard.charts.ChartOption;
import org.gelegen.scoring.dashboard.pages.Frame;

/**
 * What the page of all campaigns shows.
 *
 * @param campaigns the newest, newest business date first
 * @param settings in force, for the limits that a dry run may change
 * @param next the business date that is planned next
 */
public record CampaignsPage(
    Frame frame, List<Campaign> campaigns, ClientSettings settings, LocalDate next) {
  public CampaignsPage {
    campaigns = List.copyOf(campaigns);
  }

  public List<Channel> channels() {
    return List.of(Channel.values()).stream().filter(settings.channels()::contains).toList();
  }

  public String name(Channel channel) {
    return frame.text("channel." + channel.wireName());
  }

  /** How many contacts an hour a channel carries where nothing else is said, or empty. */
  public String capacity(Channel channel) {
    ClientSettings.HourlyCapacity capacity = settings.capacity().get(channel);
    return capacity == null ? "" : Integer.toString(capacity.perHour());
  }

  public String budget() {
    return settings.nightlyBudget() == null ? "" : settings.nightlyBudget().toPlainString();
  }

  public String planned(Campaign campaign) {
    return frame
        .formats()
        .count(
            campaign
                .counts()
                .getOrDefault("contacts", campaign.counts().getOrDefault("planned", 0L)));
  }

  /** What each plan is worth, beside what no plan exceeds, by business date. */
  public Chart chart() {
    List<Campaign> oldest = campaigns.reversed();
    List<String> days = oldest.stream().map(one -> frame.formats().day(one.date())).toList();
    return new Chart(
        frame.text("campaigns.chart"),
        frame.text("campaigns.chart.summary"),
        Chart.Size.USUAL,
        ChartOption.categories(days, "money")
            .with(
                "bar", frame.text("campaigns.value"), oldest.stream().map(Campaign::value).toList())
            .with(
                "line",
                frame.text("campaigns.bound"),
                oldest.stream().map(Campaign::upperBound).toList())
            .json(),
        List.of(
            frame.text("campaigns.date"),
            frame.text("campaigns.value"),
            frame.text("campaigns.bound")),
        oldest.stream()
            .map(
                one ->
                    List.of(
                        frame.formats().day(one.date()),
                        frame.formats().money(one.value()),
                        frame.formats().money(one.upperBound())))
            .toList());
  }
}
