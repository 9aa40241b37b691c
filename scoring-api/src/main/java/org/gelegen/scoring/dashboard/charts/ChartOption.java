package org.gelegen.scoring.dashboard.charts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What ECharts draws, put together. Where its option takes a function it names one of those of the
 * dashboard's script: the formats {@code number}, {@code percent}, {@code points} of a difference
 * of shares and {@code money}, {@code count} for the label of a cell whose data is [column, row,
 * value, count], and {@code interval} for a series whose data is [position, value, low, high].
 *
 * @see "Apache ECharts: Option manual"
 */
public final class ChartOption {
  /** Names beside a chart are broken into lines of this width, in pixels. */
  private static final int NAME_WIDTH = 150;

  private static final int NAME_LINE = 15;

  /** What is drawn begins so far below the top: under a legend, and under the name of its axis. */
  private static final int UNDER_LEGEND = 36;

  private static final int UNDER_NAME = 22;

  /** Room for the name of the axis below. */
  private static final int BELOW_NAME = 30;

  private static final int LEGEND_LINE = 24;

  /** On a chart that is no wider a legend is broken into lines, each of them so wide. */
  private static final int NARROW = 480;

  private static final int NARROW_LINE = 280;

  /** What an entry of a legend is as wide as, beside its letters. */
  private static final int MARK = 45;

  private static final int LETTER = 7;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Told apart by who sees no red or green as well, on light and on dark. */
  private static final List<String> COLOURS =
      List.of("#1f8a9e", "#d9822b", "#7a6bc4", "#c2477f", "#5f9e3f", "#a08a2c", "#7d8b93");

  private static final List<String> MORE_ON_LIGHT = List.of("#e8f1f3", "#7fbac6", "#0b5c6b");
  private static final List<String> MORE_ON_DARK = List.of("#263c43", "#3b8b9c", "#b5ecf6");

  private final Map<String, Object> option = new LinkedHashMap<>();
  private final List<Map<String, Object>> series = new ArrayList<>();

  private ChartOption(String format) {
    option.put("animation", false);
    option.put("backgroundColor", "transparent");
    option.put("color", COLOURS);
    option.put("textStyle", Map.of("fontFamily", "system-ui, DejaVu Sans, sans-serif"));
    // The pages' policy lets no styles in as text.
    option.put("tooltip", Map.of("renderMode", "richText", "valueFormatter", format));
    option.put(
        "grid", Map.of("left", 8, "right", 16, "top", 36, "bottom", 8, "containLabel", true));
    option.put("aria", Map.of("enabled", false, "decal", Map.of("show", true)));
  }

  /**
   * A chart of categories against values.
   *
   * @param format of its values: {@code number}, {@code percent} or {@code money}
   */
  public static ChartOption categories(List<String> categories, String format) {
    ChartOption chart = new ChartOption(format);
    chart.option.put("xAxis", Map.of("type", "category", "data", List.copyOf(categories)));
    chart.option.put("yAxis", Map.of("type", "value", "axisLabel", spaced(format)));
    chart.trigger("axis", format);
    return chart;
  }

  /** Figures of an axis that leave each other room. */
  private static Map<String, Object> spaced(String format) {
    return Map.of("formatter", format, "hideOverlap", true);
  }

  /** The same lying down, the first category on top. */
  public static ChartOption lying(List<String> categories, String format) {
    ChartOption chart = new ChartOption(format);
    chart.option.put(
        "yAxis",
        Map.of(
            "type",
            "category",
            "inverse",
            true,
            "axisLabel",
            // The script makes the chart high enough for all of them.
            Map.of(
                "width", NAME_WIDTH, "overflow", "break", "lineHeight", NAME_LINE, "interval", 0),
            "data",
            List.copyOf(categories)));
    chart.option.put("xAxis", Map.of("type", "value", "axisLabel", spaced(format)));
    // The last figure stands over the edge.
    chart.option.put(
        "grid", Map.of("left", 32, "right", 36, "top", 36, "bottom", 8, "containLabel", true));
    chart.trigger("axis", format);
    return chart;
  }

  /** A chart of values against values, each with the name of its axis. */
  public static ChartOption values(String x, String y, String format) {
    ChartOption chart = new ChartOption(format);
    chart.option.put(
        "xAxis",
        Map.of(
            "type",
            "value",
            "name",
            x,
            "nameLocation",
            "middle",
            "nameGap",
            26,
            "axisLabel",
            spaced(format)));
    chart.option.put(
        "grid",
        Map.of("left", 8, "right", 16, "top", 36, "bottom", BELOW_NAME, "containLabel", true));
    chart.option.put(
        "yAxis",
        Map.of(
            "type",
            "value",
            "name",
            y,
            "nameTextStyle",
            Map.of("align", "left"),
            "axisLabel",
            spaced(format)));
    chart.trigger("item", format);
    return chart;
  }

  /**
   * A picture of cells, further from the ground the more there is: darker on light, and where the
   * script draws on dark, lighter. So a cell that is drawn thinly looks like little on both.
   *
   * @param most the value of the one furthest from it
   */
  public static ChartOption cells(
      List<String> columns, List<String> rows, double least, double most, String format) {
    ChartOption chart = new ChartOption(format);
    chart.option.put("xAxis", Map.of("type", "category", "data", List.copyOf(columns)));
    chart.option.put(
        "yAxis", Map.of("type", "category", "inverse", true, "data", List.copyOf(rows)));
    chart.option.put(
        "visualMap",
        Map.ofEntries(
            Map.entry("dimension", 2),
            Map.entry("min", least),
            Map.entry("max", most),
            Map.entry("calculable", false),
            Map.entry("orient", "horizontal"),
            Map.entry("left", "center"),
            Map.entry("bottom", 0),
            Map.entry("formatter", format),
            Map.entry("inRange", Map.of("color", MORE_ON_LIGHT)),
            Map.entry("dark", MORE_ON_DARK)));
    chart.option.put(
        "grid", Map.of("left", 18, "right", 16, "top", 12, "bottom", 56, "containLabel", true));
    chart.trigger("item", format);
    return chart;
  }

  /**
   * A picture of cells that are in one of two states: 0, which is light, or 1.
   *
   * @param names what the two are called, in that order
   */
  public static ChartOption states(List<String> columns, List<String> rows, List<String> names) {
    ChartOption chart = cells(columns, rows, 0, 1, "number");
    List<String> colours = List.of("#d5dde0", "#4fa3b3");
    List<Map<String, Object>> pieces = new ArrayList<>();
    for (int state = 0; state < names.size(); state++) {
      pieces.add(Map.of("value", state, "label", names.get(state), "color", colours.get(state)));
    }
    chart.option.put(
        "visualMap",
        Map.of(
            "type",
            "piecewise",
            "dimension",
            2,
            "pieces",
            pieces,
            "orient",
            "horizontal",
            "left",
            "center",
            "bottom",
            0));
    return chart;
  }

  private void trigger(String trigger, String format) {
    option.put(
        "tooltip", Map.of("renderMode", "richText", "trigger", trigger, "valueFormatter", format));
  }

  /** With axes of values that begin near the smallest one, where differences are small. */
  public ChartOption closeUp() {
    for (String name : List.of("xAxis", "yAxis")) {
      if (option.get(name) instanceof Map<?, ?> axis && "value".equals(axis.get("type"))) {
        Map<Object, Object> closer = new LinkedHashMap<>(axis);
        closer.put("scale", true);
        option.put(name, closer);
      }
    }
    return this;
  }

  /** With one series more, as ECharts takes it. */
  public ChartOption with(Map<String, Object> one) {
    series.add(new LinkedHashMap<>(one));
    return this;
  }

  /** With a series of a type, such as {@code bar}, {@code line} or {@code heatmap}. */
  public ChartOption with(String type, String name, List<?> data) {
    return with(Map.of("type", type, "name", name, "data", data));
  }

  /** With a value and the interval around it for each category. */
  public ChartOption withIntervals(String name, List<Interval> intervals, boolean lying) {
    List<List<Double>> data = new ArrayList<>();
    for (int i = 0; i < intervals.size(); i++) {
      Interval one = intervals.get(i);
      data.add(List.of((double) i, one.value(), one.low(), one.high(), lying ? 1.0 : 0.0));
    }
    return with(
        Map.of(
            "type",
            "custom",
            "name",
            name,
            "renderItem",
            "interval",
            "encode",
            lying ? Map.of("x", List.of(1, 2, 3), "y", 0) : Map.of("x", 0, "y", List.of(1, 2, 3)),
            "data",
            data));
  }

  /** With points that have an interval upwards and downwards, on axes of values. */
  public ChartOption withPoints(String name, List<Point> points) {
    return with(
        Map.of(
            "type",
            "custom",
            "name",
            name,
            "renderItem",
            "interval",
            "encode",
            Map.of("x", 0, "y", List.of(1, 2, 3)),
            "data",
            points.stream()
                .map(
                    point ->
                        List.of(
                            point.x(),
                            point.interval().value(),
                            point.interval().low(),
                            point.interval().high(),
                            0.0))
                .toList()));
  }

  /** A point on axes of values. */
  public record Point(double x, Interval interval) {}

  /** A figure with the interval around it. */
  public record Interval(double value, double low, double high) {}

  /** Whether an axis has a name, which stands above it. */
  private boolean named(String axis) {
    return option.get(axis) instanceof Map<?, ?> its && its.containsKey("name");
  }

  private static Map<Object, Object> withRoomAbove(Map<?, ?> grid, int room) {
    Map<Object, Object> moved = new LinkedHashMap<>(grid);
    moved.put("top", room);
    return moved;
  }

  /** Into how many lines a narrow chart breaks its legend. */
  private int narrowLines() {
    int lines = 1;
    int width = 0;
    for (Map<String, Object> one : series) {
      int entry = MARK + LETTER * String.valueOf(one.get("name")).length();
      if (width > 0 && width + entry > NARROW_LINE) {
        lines++;
        width = 0;
      }
      width += entry;
    }
    return lines;
  }

  /** More room where the legend takes several lines. */
  private List<Map<String, Object>> media(int room) {
    int narrow = room + (narrowLines() - 1) * LEGEND_LINE;
    return List.of(
        Map.of(
            "query", Map.of("maxWidth", NARROW), "option", Map.of("grid", Map.of("top", narrow))),
        Map.of("option", Map.of("grid", Map.of("top", room))));
  }

  /** As JSON, with a legend where there are several series. */
  public String json() {
    Map<String, Object> whole = new LinkedHashMap<>(option);
    if (series.size() > 1) {
      int room = UNDER_LEGEND + (named("yAxis") ? UNDER_NAME : 0);
      whole.put("legend", Map.of("top", 0));
      whole.computeIfPresent("grid", (_, grid) -> withRoomAbove((Map<?, ?>) grid, room));
      whole.put("media", media(room));
    } else if (!named("yAxis")) {
      whole.computeIfPresent("grid", (_, grid) -> withRoomAbove((Map<?, ?>) grid, 12));
    }
    whole.put("series", series);
    return JSON.writeValueAsString(whole);
  }
}
