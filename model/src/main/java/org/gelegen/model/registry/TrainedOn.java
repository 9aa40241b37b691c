package org.gelegen.model.registry;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What of a client's log a version was trained on, kept among its notes.
 *
 * @param until the moment asked for: nothing later was looked at. The version is as of the last
 *     record until then
 * @param position of the log: what was accepted later was not looked at
 */
public record TrainedOn(Instant until, long position) {
  private static final String UNTIL = "trained.until";
  private static final String POSITION = "trained.position";

  /** Empty for a version of which it was not kept. */
  public static Optional<TrainedOn> of(ModelVersion version) {
    String until = version.notes().get(UNTIL);
    String position = version.notes().get(POSITION);
    try {
      return until == null || position == null
          ? Optional.empty()
          : Optional.of(new TrainedOn(Instant.parse(until), Long.parseLong(position)));
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The notes to keep it in. */
  public Map<String, String> notes() {
    return Map.of(UNTIL, until.toString(), POSITION, Long.toString(position));
  }
}
