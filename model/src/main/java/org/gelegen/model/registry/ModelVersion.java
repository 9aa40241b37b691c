package org.gelegen.model.registry;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gelegen.model.portfolio.ClientId;

/**
 * A trained version, described.
 *
 * @param number counts from 1 within the client
 * @param trainedAt when it was trained
 * @param asOf the moment it was trained as of: nothing later was looked at
 * @param dataFingerprint SHA-256 over the examples, in hexadecimal
 * @param seed where every random choice started
 * @param metrics by name, such as {@code reach.auc}; with {@code .low} and {@code .high} for
 *     intervals
 * @param notes by name: learners chosen, counts, why it was or was not promoted
 */
public record ModelVersion(
    ClientId clientId,
    int number,
    Instant trainedAt,
    Instant asOf,
    String dataFingerprint,
    int settingsVersion,
    long seed,
    SortedMap<String, Double> metrics,
    SortedMap<String, String> notes,
    boolean champion) {
  public ModelVersion {
    metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
    notes = Collections.unmodifiableSortedMap(new TreeMap<>(notes));
  }

  /** The name a decision carries, such as {@code noorderlicht-12}. */
  public String name() {
    return clientId.value() + "-" + number;
  }
}
