package org.gelegen.scoring.dashboard.models;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gelegen.scoring.dashboard.charts.ChartOption;
import org.gelegen.scoring.dashboard.pages.Frame;

/**
 * How the metrics of versions are written for a reader. A metric is named {@code head.measure} or
 * {@code head.channel.measure}; its interval is beside it under {@code .low} and {@code .high}.
 */
public record MetricWords(Frame frame) {
  /** Those that say most of a version at a glance. */
  public static final List<String> MAIN =
      List.of("reach.auc", "response.auc", "harm.auc", "reach.ece", "value.vsChosen");

  private static final List<String> ENDS = List.of(".low", ".high");

  /** All metrics that any of these versions has, without the ends of intervals. */
  @SafeVarargs
  public static List<String> names(Map<String, Double>... versions) {
    TreeSet<String> names = new TreeSet<>();
    for (Map<String, Double> metrics : versions) {
      names.addAll(metrics.keySet());
    }
    names.removeIf(name -> ENDS.stream().anyMatch(name::endsWith));
    return List.copyOf(names);
  }

  /** What it is called: part by part, and as it is written where nobody gave it a name. */
  public String name(String metric) {
    return Arrays.stream(metric.split("\\.", -1)).map(this::part).collect(Collectors.joining(", "));
  }

  private String part(String part) {
    for (String key : List.of("models.part." + part, "channel." + part)) {
      if (frame.texts().has(key)) {
        return frame.text(key);
      }
    }
    return part;
  }

  /** A version's metric with its interval where it has one; a dash where it has none. */
  public String figure(Map<String, Double> metrics, String metric) {
    Double value = metrics.get(metric);
    if (value == null) {
      return "–";
    }
    return interval(metrics, metric)
        .map(
            ends ->
                frame.text(
                    "models.figure",
                    written(metric, value),
                    written(metric, ends.low()),
                    written(metric, ends.high())))
        .orElseGet(() -> written(metric, value));
  }

  /** A metric and the ends of its interval; empty where it has none. */
  public static Optional<ChartOption.Interval> interval(
      Map<String, Double> metrics, String metric) {
    Double value = metrics.get(metric);
    Double low = metrics.get(metric + ENDS.getFirst());
    Double high = metrics.get(metric + ENDS.getLast());
    return value == null || low == null || high == null
        ? Optional.empty()
        : Optional.of(new ChartOption.Interval(value, low, high));
  }

  /** How the chart's axis writes a metric. */
  static String format(String metric) {
    return isMoney(metric) ? "money" : "number";
  }

  private String written(String metric, double value) {
    if (isMoney(metric)) {
      return frame.formats().money(value);
    }
    return metric.endsWith(".n") || metric.equals("leaks")
        ? frame.formats().count(Math.round(value))
        : frame.formats().number(value);
  }

  private static boolean isMoney(String metric) {
    return List.of("value.vsChosen", "value.chosen", "value.own").contains(metric);
  }
}
