package org.gelegen.scoring.dashboard.campaigns;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gelegen.model.campaign.PlanReport;
import org.gelegen.model.campaign.PlanReport.CellPrice;
import org.gelegen.model.campaign.PlanReport.RuleCount;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.scoring.dashboard.charts.Chart;
import org.gelegen.scoring.dashboard.charts.ChartOption;
import org.gelegen.scoring.dashboard.pages.Frame;
import org.jspecify.annotations.Nullable;

/**
 * What a plan's report shows, and that of a plan with other limits beside it.
 *
 * @param report of the plan that was made, or would be with the settings in force
 * @param whatIf of a plan with other limits; absent: none was asked for
 */
public record PlanView(Frame frame, PlanReport report, @Nullable PlanReport whatIf) {
  /** An hour of a channel. */
  private record Hour(Channel channel, int hour) {
    private static final Comparator<Hour> ORDER =
        Comparator.comparing(Hour::channel).thenComparingInt(Hour::hour);

    static Hour of(CellPrice cell) {
      return new Hour(cell.channel(), cell.hour());
    }
  }

  /** The plan, and the one beside it where there is one. */
  private List<PlanReport> reports() {
    return whatIf == null ? List.of(report) : List.of(report, whatIf);
  }

  private List<String> plans() {
    return whatIf == null
        ? List.of(frame.text("campaigns.in-force"))
        : List.of(frame.text("campaigns.in-force"), frame.text("campaigns.what-if"));
  }

  public boolean compares() {
    return whatIf != null;
  }

  /** How much more the other limits would bring, with its sign. */
  public String difference() {
    if (whatIf == null) {
      throw new IllegalStateException("no other limits were tried");
    }
    BigDecimal more = whatIf.total().less(report.total()).expectedValue();
    return (more.signum() > 0 ? "+" : "") + frame.formats().money(more);
  }

  /** What the plans come to, of one figure a line. */
  public Beside totals() {
    return table(
        List.of(frame.text("campaigns.figure")),
        List.of(frame.text("campaigns.figure")),
        List.of(
            line("campaigns.contacts", one -> count(one.total().contacts())),
            line("campaigns.cost", one -> money(one.total().cost())),
            line("campaigns.value", one -> money(one.total().expectedValue())),
            line("campaigns.gap", one -> frame.formats().percent(one.week().gap())),
            line("campaigns.over-greedy", one -> money(one.week().gain()))));
  }

  /** What is expected of each channel. */
  public Chart channels() {
    List<Channel> channels =
        List.of(Channel.values()).stream()
            .filter(
                channel -> reports().stream().anyMatch(one -> value(one, channel).signum() != 0))
            .toList();
    ChartOption option =
        ChartOption.categories(channels.stream().map(this::name).toList(), "money");
    for (int plan = 0; plan < reports().size(); plan++) {
      PlanReport one = reports().get(plan);
      option.with(
          "bar", plans().get(plan), channels.stream().map(channel -> value(one, channel)).toList());
    }
    List<String> heads = new ArrayList<>(List.of(frame.text("campaigns.channel")));
    heads.addAll(plans());
    List<List<String>> lines = new ArrayList<>();
    for (Channel channel : channels) {
      List<String> line = new ArrayList<>(List.of(name(channel)));
      reports().forEach(one -> line.add(money(value(one, channel))));
      lines.add(line);
    }
    return new Chart(
        frame.text("campaigns.channels"),
        frame.text("campaigns.channels.summary"),
        Chart.Size.USUAL,
        option.json(),
        heads,
        lines);
  }

  private static BigDecimal value(PlanReport report, Channel channel) {
    return report.channels().stream()
        .filter(sum -> sum.channel() == channel)
        .map(PlanReport.ChannelSum::expectedValue)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Whether any hour has a limit. */
  public boolean hasPrices() {
    return reports().stream().anyMatch(one -> !one.cells().isEmpty());
  }

  /** How many contacts are planned by channel and hour where there is a limit, of each plan. */
  public List<Chart> hours() {
    List<Chart> charts = new ArrayList<>();
    for (int plan = 0; plan < reports().size(); plan++) {
      HourCounts planned = new HourCounts();
      reports()
          .get(plan)
          .cells()
          .forEach(cell -> planned.add(cell.channel(), cell.hour(), cell.demand()));
      if (!planned.isEmpty()) {
        String title = frame.text("campaigns.limited");
        charts.add(
            planned.chart(
                frame,
                whatIf == null ? title : title + ": " + plans().get(plan),
                frame.text("campaigns.limited.summary")));
      }
    }
    return charts;
  }

  /**
   * Capacity, demand and price of the hours that have a limit and that anybody is best contacted
   * in, or that contacts are planned in, by either plan.
   */
  public Beside prices() {
    TreeSet<Hour> hours = new TreeSet<>(Hour.ORDER);
    for (PlanReport one : reports()) {
      one.cells().stream()
          .filter(cell -> cell.wanted() > 0 || cell.demand() > 0 || cell.price().signum() > 0)
          .map(Hour::of)
          .forEach(hours::add);
    }
    return table(
        List.of(frame.text("campaigns.channel"), frame.text("campaigns.hour")),
        List.of(
            frame.text("campaigns.capacity"),
            frame.text("campaigns.wanted"),
            frame.text("campaigns.demand"),
            frame.text("campaigns.price")),
        hours.stream().map(this::line).toList());
  }

  private Beside.Line line(Hour hour) {
    return Beside.Line.of(
        List.of(name(hour.channel()), hour.hour() + ":00"),
        reports().stream().map(one -> found(one.cells(), Hour::of, hour, this::figures)).toList());
  }

  private List<String> figures(CellPrice cell) {
    return List.of(
        count(cell.capacity()), count(cell.wanted()), count(cell.demand()), money(cell.price()));
  }

  /** What rules take out. */
  public Beside rules() {
    TreeSet<String> rules =
        reports().stream()
            .map(PlanReport::exclusions)
            .flatMap(Collection::stream)
            .map(RuleCount::rule)
            .collect(Collectors.toCollection(TreeSet::new));
    return table(
        List.of(frame.text("campaigns.rule")),
        List.of(
            frame.text("campaigns.debtors"),
            frame.text("campaigns.left-out.stopped"),
            frame.text("campaigns.slots")),
        rules.stream().map(this::line).toList());
  }

  private Beside.Line line(String rule) {
    return Beside.Line.of(
        List.of(rule),
        reports().stream()
            .map(one -> found(one.exclusions(), RuleCount::rule, rule, this::figures))
            .toList());
  }

  private List<String> figures(RuleCount rule) {
    return List.of(count(rule.debtors()), count(rule.stopped()), count(rule.slots()));
  }

  private static <T, K> List<String> found(
      List<T> all, Function<T, K> key, K wanted, Function<T, List<String>> figures) {
    Optional<T> found = all.stream().filter(one -> key.apply(one).equals(wanted)).findFirst();
    return found.map(figures).orElse(List.of());
  }

  /** Who gets no contact, or another than the best. */
  public Beside leftOut() {
    SequencedMap<String, Function<PlanReport.LeftOut, Long>> reasons = new LinkedHashMap<>();
    reasons.put("campaigns.left-out.stopped", PlanReport.LeftOut::stopped);
    reasons.put("campaigns.left-out.waiting", PlanReport.LeftOut::waiting);
    reasons.put("campaigns.left-out.postponed", PlanReport.LeftOut::postponed);
    reasons.put("campaigns.left-out.without-capacity", PlanReport.LeftOut::withoutCapacity);
    reasons.put("campaigns.left-out.without-budget", PlanReport.LeftOut::withoutBudget);
    reasons.put("campaigns.left-out.displaced", PlanReport.LeftOut::displaced);
    return table(
        List.of(frame.text("campaigns.left-out.why")),
        List.of(frame.text("campaigns.debtors")),
        reasons.entrySet().stream()
            .map(
                reason ->
                    line(reason.getKey(), one -> count(reason.getValue().apply(one.leftOut()))))
            .toList());
  }

  private Beside.Line line(String name, Function<PlanReport, String> figure) {
    return Beside.Line.of(
        List.of(frame.text(name)),
        reports().stream().map(one -> List.of(figure.apply(one))).toList());
  }

  private Beside table(List<String> heads, List<String> figures, List<Beside.Line> lines) {
    return new Beside(heads, figures, plans(), lines);
  }

  private String name(Channel channel) {
    return frame.text("channel." + channel.wireName());
  }

  private String count(long count) {
    return frame.formats().count(count);
  }

  private String money(BigDecimal amount) {
    return frame.formats().money(amount);
  }
}
