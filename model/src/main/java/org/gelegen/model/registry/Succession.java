package org.gelegen.model.registry;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * That a version is to take the champion's place, as long as that is still the one it was judged
 * against.
 *
 * @param over the number of that champion; empty: there was none
 * @param otherwise what the version's notes say instead, by name, where another is champion by then
 */
public record Succession(
    Optional<Integer> over,
    Instant at,
    String by,
    String why,
    SortedMap<String, String> otherwise) {
  public Succession {
    otherwise = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, String>) otherwise));
  }

  /** The version with the notes that hold where it does not become champion. */
  public ModelVersion refused(ModelVersion candidate) {
    SortedMap<String, String> notes = new TreeMap<>((Map<String, String>) candidate.notes());
    notes.putAll(otherwise);
    return new ModelVersion(
        candidate.clientId(),
        candidate.number(),
        candidate.trainedAt(),
        candidate.asOf(),
        candidate.dataFingerprint(),
        candidate.settingsVersion(),
        candidate.seed(),
        candidate.metrics(),
        notes,
        candidate.champion());
  }
}
