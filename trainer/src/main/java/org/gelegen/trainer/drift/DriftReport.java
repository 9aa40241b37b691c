package org.gelegen.trainer.drift;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a watch saw between some rows and later ones.
 *
 * @param features by the feature's name
 * @param scores of the probabilities a model gives
 * @param calibration on the later rows
 * @param rate how often labels were yes
 */
public record DriftReport(
    SortedMap<String, PopulationStability> features,
    PopulationStability scores,
    CalibrationDrift calibration,
    RateDrift rate,
    DriftThresholds thresholds) {
  public DriftReport {
    features = Collections.unmodifiableSortedMap(new TreeMap<>(features));
  }

  /** The features that moved, those that moved most first. */
  public List<Map.Entry<String, PopulationStability>> movedFeatures() {
    return features.entrySet().stream()
        .filter(feature -> feature.getValue().severity(thresholds) == Severity.DRIFT)
        .sorted(
            Comparator.<Map.Entry<String, PopulationStability>>comparingDouble(
                    feature -> -feature.getValue().index())
                .thenComparing(Map.Entry::getKey))
        .toList();
  }

  /** The worst of all that was seen. */
  public Severity severity() {
    return findings().values().stream().max(Comparator.naturalOrder()).orElse(Severity.NONE);
  }

  /** What each kind of drift amounts to; features count as the worst of them. */
  public Map<String, Severity> findings() {
    Map<String, Severity> findings = new LinkedHashMap<>();
    findings.put(
        "features",
        features.values().stream()
            .map(feature -> feature.severity(thresholds))
            .max(Comparator.naturalOrder())
            .orElse(Severity.NONE));
    findings.put("scores", scores.severity(thresholds));
    findings.put("calibration", calibration.severity(thresholds));
    findings.put("rate", rate.severity(thresholds));
    return findings;
  }
}
