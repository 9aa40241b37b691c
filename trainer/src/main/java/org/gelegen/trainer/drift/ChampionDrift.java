package org.gelegen.trainer.drift;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gelegen.trainer.examples.Target;

/**
 * How far the world has moved from what a champion was fitted on.
 *
 * @param champion its name, such as {@code noorderlicht-12}
 * @param since when its data ended: contacts until then are compared with those after
 * @param heads by what they predict; absent where there are too few contacts to tell
 */
public record ChampionDrift(String champion, Instant since, Map<Target, DriftReport> heads) {
  private static final int MOST_FEATURES = 3;

  public ChampionDrift {
    heads = heads.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(heads));
  }

  /**
   * What is worth an alert, in words by its kind, such as {@code drift.reach.calibration}: that the
   * probabilities given have moved (the population, as the head sees it), that they no longer come
   * true, or that contacts bring another rate. Features that moved without any of these are not:
   * the head does not mind them. They are named beside the others.
   */
  public SortedMap<String, String> alarms() {
    SortedMap<String, String> alarms = new TreeMap<>();
    heads.forEach(
        (target, report) -> {
          String prefix = "drift." + target.wireName() + ".";
          DriftThresholds thresholds = report.thresholds();
          String moved = moved(report);
          if (report.scores().severity(thresholds) == Severity.DRIFT) {
            alarms.put(
                prefix + "scores",
                String.format(
                        Locale.ROOT, "population stability index %.3f", report.scores().index())
                    + moved);
          }
          if (report.calibration().severity(thresholds) == Severity.DRIFT) {
            alarms.put(
                prefix + "calibration",
                String.format(
                        Locale.ROOT,
                        "%.4f came true where %.4f was expected, over %d contacts",
                        report.calibration().observed(),
                        report.calibration().expected(),
                        report.calibration().n())
                    + moved);
          }
          if (report.rate().severity(thresholds) == Severity.DRIFT) {
            alarms.put(
                prefix + "rate",
                String.format(
                        Locale.ROOT,
                        "%.4f, before %.4f",
                        report.rate().later(),
                        report.rate().before())
                    + moved);
          }
        });
    return alarms;
  }

  private static String moved(DriftReport report) {
    String names =
        report.movedFeatures().stream()
            .limit(MOST_FEATURES)
            .map(
                feature ->
                    String.format(
                        Locale.ROOT, "%s %.2f", feature.getKey(), feature.getValue().index()))
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : "; moved most: " + names;
  }
}
