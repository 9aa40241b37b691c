package org.gelegen.scoring.dashboard.compare;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gelegen.scoring.dashboard.charts.Chart;
import org.gelegen.scoring.dashboard.charts.ChartOption;
import org.gelegen.scoring.dashboard.charts.ChartOption.Interval;
import org.gelegen.scoring.dashboard.charts.ChartOption.Point;
import org.gelegen.scoring.dashboard.compare.ComparePage.Choice;
import org.gelegen.scoring.dashboard.compare.ReliabilityFile.Group;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Cell;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Effect;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Gain;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Head;
import org.gelegen.scoring.dashboard.pages.Frame;
import org.jspecify.annotations.Nullable;

/** Draws two versions over or beside each other. */
record CompareCharts(Frame frame, Choice choice) {
  /** From so many contacts on a cell is drawn in full. */
  private static final int SOLID = 30;

  /** From so many on its share says something. */
  private static final int TELLING = 10;

  /** Readable on pale cells and on dark ones; on a dark ground the script swaps the two. */
  private static final Map<String, Object> LABEL =
      Map.of(
          "show",
          true,
          "formatter",
          "count",
          "color",
          "#10191c",
          "opacity",
          1,
          "textBorderColor",
          "#ffffff",
          "textBorderWidth",
          2);

  private static final double PALEST = 0.25;
  private static final double TWO_SIDED = 1.96;

  private String first() {
    return choice.first().name();
  }

  private String second() {
    return choice.second().name();
  }

  /** What came true beside what was predicted, of both; empty where there is nothing. */
  Optional<Chart> reliability(List<Group> ofFirst, List<Group> ofSecond) {
    if (ofFirst.isEmpty() && ofSecond.isEmpty()) {
      return Optional.empty();
    }
    double most = 0;
    List<List<String>> rows = new ArrayList<>();
    for (Map.Entry<String, List<Group>> version :
        List.of(Map.entry(first(), ofFirst), Map.entry(second(), ofSecond))) {
      for (Group group : version.getValue()) {
        most = Math.max(most, Math.max(group.predicted(), group.observed()));
        rows.add(
            List.of(
                version.getKey(),
                frame.formats().count(group.n()),
                frame.formats().percent(group.predicted()),
                frame.formats().percent(group.observed()),
                frame.formats().percent(TWO_SIDED * group.standardError())));
      }
    }
    ChartOption option =
        ChartOption.values(
                frame.text("compare.predicted"), frame.text("compare.observed"), "percent")
            .withPoints(first(), points(ofFirst))
            .withPoints(second(), points(ofSecond))
            .with(
                Map.of(
                    "type",
                    "line",
                    "name",
                    frame.text("compare.perfect"),
                    "symbol",
                    "none",
                    "lineStyle",
                    Map.of("type", "dashed"),
                    "data",
                    List.of(List.of(0.0, 0.0), List.of(most, most))));
    return Optional.of(
        new Chart(
            frame.text("compare.reliability", headName()),
            frame.text("compare.reliability.summary", first(), second()),
            Chart.Size.HIGH,
            option.json(),
            List.of(
                frame.text("models.version"),
                frame.text("compare.n"),
                frame.text("compare.predicted"),
                frame.text("compare.observed"),
                frame.text("compare.margin")),
            rows));
  }

  private static List<Point> points(List<Group> groups) {
    return groups.stream()
        .map(
            group -> {
              double margin = TWO_SIDED * group.standardError();
              return new Point(
                  group.predicted(),
                  new Interval(
                      group.observed(),
                      Math.max(0, group.observed() - margin),
                      Math.min(1, group.observed() + margin)));
            })
        .toList();
  }

  /** Which share of what came true is among the likeliest contacts, of both. */
  Chart gains(Head head) {
    List<List<String>> rows = new ArrayList<>();
    for (int point = 0; point < head.first().gains().size(); point++) {
      Gain one = head.first().gains().get(point);
      rows.add(
          List.of(
              frame.formats().percent(one.share()),
              frame.formats().percent(one.found()),
              frame.formats().percent(head.second().gains().get(point).found())));
    }
    return new Chart(
        frame.text("compare.gains", headName()),
        frame.text("compare.gains.summary", first(), second()),
        Chart.Size.HIGH,
        ChartOption.values(
                frame.text("compare.gains.share"), frame.text("compare.gains.found"), "percent")
            .with(curve(first(), head.first().gains(), "solid"))
            .with(curve(second(), head.second().gains(), "solid"))
            .with(
                curve(
                    frame.text("compare.gains.chance"),
                    List.of(new Gain(0, 0), new Gain(1, 1)),
                    "dashed"))
            .json(),
        List.of(frame.text("compare.gains.share"), first(), second()),
        rows);
  }

  private static Map<String, Object> curve(String name, List<Gain> gains, String line) {
    return Map.of(
        "type",
        "line",
        "name",
        name,
        "symbol",
        "none",
        "lineStyle",
        Map.of("type", line),
        "data",
        gains.stream().map(gain -> List.of(gain.share(), gain.found())).toList());
  }

  private String headName() {
    return frame.text("models.part." + choice.head());
  }

  /** How often contacts reached, hour by hour; cells that rest on few contacts are pale. */
  Chart hours(String title, List<Cell> cells) {
    int from = cells.stream().mapToInt(Cell::hour).min().orElse(0);
    int to = cells.stream().mapToInt(Cell::hour).max().orElse(23);
    List<Map<String, Object>> drawn = new ArrayList<>();
    String[][] table = new String[7][to - from + 1];
    for (Cell cell : cells) {
      double share = (double) cell.reached() / cell.n();
      table[cell.weekday() - 1][cell.hour() - from] =
          frame.text("compare.cell", frame.formats().percent(share), cell.n());
      double opacity = PALEST + (1 - PALEST) * Math.min(1, (double) cell.n() / SOLID);
      drawn.add(
          Map.of(
              "value",
              List.of(cell.hour() - from, cell.weekday() - 1, share, cell.n()),
              "itemStyle",
              Map.of("opacity", opacity)));
    }
    List<String> hours =
        IntStream.rangeClosed(from, to)
            .mapToObj(hour -> String.format(Locale.ROOT, "%02d", hour))
            .toList();
    List<String> days =
        IntStream.rangeClosed(1, 7)
            .mapToObj(day -> DayOfWeek.of(day).getDisplayName(TextStyle.SHORT, locale()))
            .toList();
    return new Chart(
        title,
        frame.text("compare.hours.summary", title),
        Chart.Size.USUAL,
        ChartOption.cells(hours, days, 0, most(cells), "percent")
            .with(
                Map.of(
                    "type",
                    "heatmap",
                    "name",
                    title,
                    "data",
                    drawn,
                    "encode",
                    Map.of("x", 0, "y", 1, "value", 2, "tooltip", 2),
                    "label",
                    LABEL))
            .json(),
        heads(hours),
        rows(days, table));
  }

  /** The share of the darkest cell; what a few contacts make is not to pale all others. */
  private static double most(List<Cell> cells) {
    return cells.stream()
        .filter(cell -> cell.n() >= TELLING)
        .mapToDouble(cell -> (double) cell.reached() / cell.n())
        .filter(share -> share > 0)
        .max()
        .orElse(1);
  }

  private Locale locale() {
    return frame.formats().locale();
  }

  private List<String> heads(List<String> hours) {
    List<String> heads = new ArrayList<>(List.of(frame.text("compare.day")));
    hours.forEach(hour -> heads.add(hour + ":00"));
    return heads;
  }

  private static List<List<String>> rows(List<String> days, String[][] table) {
    List<List<String>> rows = new ArrayList<>();
    for (int day = 0; day < days.size(); day++) {
      List<String> row = new ArrayList<>(List.of(days.get(day)));
      for (String cell : table[day]) {
        row.add(cell == null ? "" : cell);
      }
      rows.add(row);
    }
    return rows;
  }

  /** What each feature moves, of both. */
  Chart effects(List<Effect> effects) {
    return new Chart(
        frame.text("compare.effects", headName()),
        frame.text("compare.effects.summary", first(), second()),
        Chart.Size.HIGH,
        ChartOption.lying(effects.stream().map(this::name).toList(), "number")
            .with("bar", first(), effects.stream().map(each -> plain(each.first())).toList())
            .with("bar", second(), effects.stream().map(each -> plain(each.second())).toList())
            .json(),
        List.of(frame.text("compare.feature"), first(), second()),
        effects.stream()
            .map(each -> List.of(name(each), written(each.first()), written(each.second())))
            .toList());
  }

  private String name(Effect effect) {
    return frame.reasons().name(effect.feature());
  }

  private static double plain(@Nullable Double effect) {
    return effect == null ? 0 : effect;
  }

  private String written(@Nullable Double effect) {
    return effect == null ? "–" : frame.formats().number(effect);
  }
}
