package org.gelegen.scoring.dashboard.campaigns;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.gelegen.model.campaign.CampaignRequest;
import org.gelegen.model.campaign.PlanReport;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.scoring.dashboard.charts.Chart;
import org.gelegen.scoring.dashboard.charts.ChartOption;
import org.gelegen.scoring.dashboard.pages.Frame;
import org.jspecify.annotations.Nullable;

/** What the page of a plan that was asked for shows: how far it is, or what it would come to. */
public record DryRunPage(Frame frame, CampaignRequest request) {
  /** Whether it is still to come, so that the page is to be loaded again. */
  public boolean waits() {
    return request.status() == CampaignRequest.Status.QUEUED
        || request.status() == CampaignRequest.Status.RUNNING;
  }

  public @Nullable PlanReport inForce() {
    CampaignRequest.Reports reports = request.reports();
    return reports == null ? null : reports.inForce();
  }

  public @Nullable PlanReport whatIf() {
    CampaignRequest.Reports reports = request.reports();
    return reports == null ? null : reports.whatIf();
  }

  public String name(Channel channel) {
    return frame.text("channel." + channel.wireName());
  }

  /** How much more the other limits would bring, with its sign. */
  public String difference() {
    PlanReport other = Objects.requireNonNull(whatIf());
    PlanReport own = Objects.requireNonNull(inForce());
    return signed(other.total().less(own.total()).expectedValue());
  }

  private String signed(BigDecimal amount) {
    return (amount.signum() > 0 ? "+" : "") + frame.formats().money(amount);
  }

  /** The hours that anybody is best contacted in, or that contacts are planned in. */
  public List<PlanReport.CellPrice> asked(PlanReport report) {
    return report.cells().stream()
        .filter(cell -> cell.wanted() > 0 || cell.demand() > 0 || cell.price().signum() > 0)
        .toList();
  }

  /** What one more contact would bring, by channel and hour, where there is a limit. */
  public Chart prices(PlanReport report) {
    HourCounts demand = new HourCounts();
    report.cells().forEach(cell -> demand.add(cell.channel(), cell.hour(), cell.demand()));
    return demand.chart(
        frame, frame.text("campaigns.by-hour"), frame.text("campaigns.by-hour.summary"));
  }

  /** What is expected of each channel, in force and with other limits. */
  public Chart channels() {
    PlanReport own = Objects.requireNonNull(inForce());
    PlanReport other = whatIf();
    List<Channel> channels =
        List.of(Channel.values()).stream()
            .filter(one -> value(own, one).signum() != 0 || value(other, one).signum() != 0)
            .toList();
    ChartOption option =
        ChartOption.categories(channels.stream().map(this::name).toList(), "money")
            .with(
                "bar",
                frame.text("campaigns.in-force"),
                channels.stream().map(one -> value(own, one)).toList());
    if (other != null) {
      option.with(
          "bar",
          frame.text("campaigns.what-if"),
          channels.stream().map(one -> value(other, one)).toList());
    }
    return new Chart(
        frame.text("campaigns.channels"),
        frame.text("campaigns.channels.summary"),
        Chart.Size.USUAL,
        option.json(),
        List.of(
            frame.text("campaigns.channel"),
            frame.text("campaigns.in-force"),
            frame.text("campaigns.what-if")),
        channels.stream()
            .map(
                one ->
                    List.of(
                        name(one),
                        frame.formats().money(value(own, one)),
                        other == null ? "" : frame.formats().money(value(other, one))))
            .toList());
  }

  private static BigDecimal value(@Nullable PlanReport report, Channel channel) {
    return report == null
        ? BigDecimal.ZERO
        : report.channels().stream()
            .filter(sum -> sum.channel() == channel)
            .map(PlanReport.ChannelSum::expectedValue)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** What the numbers of debtors without a contact are, by the keys of their names. */
  public Map<String, Long> leftOut(PlanReport report) {
    PlanReport.LeftOut out = report.leftOut();
    return new TreeMap<>(
        Map.of(
            "campaigns.left-out.stopped", out.stopped(),
            "campaigns.left-out.waiting", out.waiting(),
            "campaigns.left-out.postponed", out.postponed(),
            "campaigns.left-out.without-capacity", out.withoutCapacity(),
            "campaigns.left-out.without-budget", out.withoutBudget(),
            "campaigns.left-out.displaced", out.displaced()));
  }
}
