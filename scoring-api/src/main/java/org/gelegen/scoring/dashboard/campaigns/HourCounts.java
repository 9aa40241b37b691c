package org.gelegen.scoring.dashboard.campaigns;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.scoring.dashboard.charts.Chart;
import org.gelegen.scoring.dashboard.charts.ChartOption;
import org.gelegen.scoring.dashboard.pages.Frame;

/** How many contacts there are by channel and hour of the client's day. */
final class HourCounts {
  private final Map<Channel, Map<Integer, Long>> counts = new EnumMap<>(Channel.class);

  void add(Channel channel, int hour, long count) {
    counts.computeIfAbsent(channel, _ -> new TreeMap<>()).merge(hour, count, Long::sum);
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  /** As cells, darker where there are more. */
  Chart chart(Frame frame, String title, String summary) {
    TreeSet<Integer> hours = new TreeSet<>();
    counts.values().forEach(byHour -> hours.addAll(byHour.keySet()));
    List<Integer> columns = List.copyOf(hours);
    List<Channel> rows = List.copyOf(counts.keySet());
    List<List<Long>> cells = new ArrayList<>();
    List<List<String>> table = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      Map<Integer, Long> byHour = counts.getOrDefault(rows.get(row), Map.of());
      List<String> line =
          new ArrayList<>(List.of(frame.text("channel." + rows.get(row).wireName())));
      for (int column = 0; column < columns.size(); column++) {
        long count = byHour.getOrDefault(columns.get(column), 0L);
        cells.add(List.of((long) column, (long) row, count));
        line.add(frame.formats().count(count));
      }
      table.add(line);
    }
    long most =
        counts.values().stream()
            .map(Map::values)
            .flatMap(Collection::stream)
            .mapToLong(Long::longValue)
            .max()
            .orElse(1);
    List<String> names =
        columns.stream().map(hour -> String.format(Locale.ROOT, "%02d:00", hour)).toList();
    List<String> heads = new ArrayList<>(List.of(frame.text("campaigns.channel")));
    heads.addAll(names);
    return new Chart(
        title,
        summary,
        Chart.Size.USUAL,
        ChartOption.cells(
                names,
                rows.stream().map(one -> frame.text("channel." + one.wireName())).toList(),
                0,
                (double) most,
                "number")
            .with(
                Map.of(
                    "type", "heatmap", "name", title, "label", Map.of("show", true), "data", cells))
            .json(),
        heads,
        table);
  }
}
