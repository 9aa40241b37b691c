package org.gelegen.trainer;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.trainer.examples.Target;

/**
 * A model with what is known of each of its heads.
 *
 * @param model the serving form
 * @param judged the same learners, fitted on what was known before the rows that judge them
 */
public record FittedModel(
    CompiledModel model, CompiledModel judged, Map<Target, TrainedHead> heads) {
  public FittedModel {
    heads = Collections.unmodifiableMap(new EnumMap<>(heads));
  }

  /**
   * The latest moment at which the rows that judge a head begin: of what was decided after it no
   * judged head has seen what came of it. {@code Instant.MIN} where there are no rows.
   */
  public Instant unseenAfter() {
    return heads.values().stream()
        .map(TrainedHead::late)
        .filter(late -> late.size() > 0)
        .map(late -> late.at(0))
        .max(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }

  /** What was measured of all heads, by name. */
  public SortedMap<String, Double> metrics() {
    SortedMap<String, Double> metrics = new TreeMap<>();
    heads.values().forEach(head -> metrics.putAll(head.metrics()));
    return metrics;
  }

  /** What there is to say of all heads, by name. */
  public SortedMap<String, String> notes() {
    SortedMap<String, String> notes = new TreeMap<>();
    heads.values().forEach(head -> notes.putAll(head.notes()));
    return notes;
  }
}
