package org.gelegen.scoring.dashboard.debtors;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gelegen.model.decision.Decision.Exclusion;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.scoring.dashboard.charts.Chart;
import org.gelegen.scoring.dashboard.charts.ChartOption;
import org.gelegen.scoring.dashboard.pages.Formats;
import org.gelegen.scoring.dashboard.pages.Frame;

/**
 * How the permit of the week is shown.
 *
 * @param clock formats on the debtor's clock
 */
public record PermitView(Frame frame, Formats clock, WeekPermit week) {
  private static final int HOURS = 24;

  /** A rule that closes something: its number, over what, how much, why and until when. */
  public record Row(
      String number, String rule, String channel, String hours, String basis, String until) {}

  /** The channels with an open hour. */
  public List<Channel> open() {
    return week.channels().stream().filter(week::isOpen).toList();
  }

  /** The channels without one, each with the numbers of the rules that close it. */
  public List<String> closed() {
    return week.channels().stream()
        .filter(channel -> !week.isOpen(channel))
        .map(
            channel ->
                frame.text(
                    "debtors.permit.closed-by",
                    name(channel),
                    week.closing(channel).stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "))))
        .toList();
  }

  public List<Row> rows() {
    return week.exclusions().stream().map(this::row).toList();
  }

  private Row row(Exclusion exclusion) {
    Channel channel = exclusion.channel();
    Instant until = exclusion.until();
    return new Row(
        String.valueOf(week.number(exclusion.rule())),
        exclusion.rule(),
        channel == null ? frame.text("debtors.every-channel") : name(channel),
        clock.count(exclusion.slots()),
        exclusion.basis(),
        until == null ? frame.text("debtors.not-in-sight") : clock.moment(until));
  }

  /** How many hours are open by channel and day. */
  public Chart counts() {
    List<String> days = week.dates().stream().map(clock::day).toList();
    List<List<Integer>> cells = new ArrayList<>();
    List<List<String>> table = new ArrayList<>();
    for (int row = 0; row < week.channels().size(); row++) {
      Channel channel = week.channels().get(row);
      List<String> line = new ArrayList<>(List.of(name(channel)));
      for (int column = 0; column < days.size(); column++) {
        int open = week.open(channel, week.dates().get(column));
        cells.add(List.of(column, row, open));
        line.add(clock.count(open));
      }
      table.add(line);
    }
    List<String> heads = new ArrayList<>(List.of(frame.text("debtors.channel")));
    heads.addAll(days);
    String title = frame.text("debtors.permit.counts");
    return new Chart(
        title,
        frame.text("debtors.permit.counts.summary"),
        Chart.Size.USUAL,
        ChartOption.cells(
                days, week.channels().stream().map(this::name).toList(), 0, HOURS, "number")
            .with(
                Map.of(
                    "type", "heatmap", "name", title, "label", Map.of("show", true), "data", cells))
            .json(),
        heads,
        table);
  }

  /** Which hours of a channel are open, and the number of the rule that closes the others. */
  public Chart hours(Channel channel) {
    Map<LocalDate, Map<Integer, Integer>> hours = week.hours(channel);
    List<LocalDate> dates = List.copyOf(hours.keySet());
    List<List<Object>> cells = new ArrayList<>();
    List<List<String>> table = new ArrayList<>();
    for (int row = 0; row < dates.size(); row++) {
      Map<Integer, Integer> ofDay = hours.getOrDefault(dates.get(row), Map.of());
      List<String> line = new ArrayList<>(List.of(clock.day(dates.get(row))));
      for (int hour = 0; hour < HOURS; hour++) {
        Integer closedBy = ofDay.get(hour);
        String label = closedBy == null ? "" : closedBy == 0 ? "✓" : closedBy.toString();
        if (closedBy != null) {
          cells.add(List.of(hour, row, closedBy == 0 ? 1 : 0, label));
        }
        line.add(label);
      }
      table.add(line);
    }
    List<String> columns =
        IntStream.range(0, HOURS)
            .mapToObj(hour -> String.format(Locale.ROOT, "%02d", hour))
            .toList();
    List<String> heads = new ArrayList<>(List.of(frame.text("debtors.day")));
    heads.addAll(columns);
    return new Chart(
        frame.text("debtors.permit.hours", name(channel)),
        frame.text("debtors.permit.hours.summary", name(channel)),
        Chart.Size.USUAL,
        ChartOption.states(
                columns,
                dates.stream().map(clock::day).toList(),
                List.of(frame.text("debtors.permit.closed"), frame.text("debtors.permit.open")))
            .with(
                Map.of(
                    "type",
                    "heatmap",
                    "name",
                    name(channel),
                    "label",
                    Map.of("show", true, "formatter", "{@[3]}", "fontSize", 9),
                    "data",
                    cells))
            .json(),
        heads,
        table);
  }

  private String name(Channel channel) {
    return frame.text("channel." + channel.wireName());
  }
}
