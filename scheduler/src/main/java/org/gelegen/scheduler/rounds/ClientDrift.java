package org.gelegen.scheduler.rounds;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gelegen.model.portfolio.ClientId;

/** Looks how far the world has moved from a client's champion. */
@FunctionalInterface
public interface ClientDrift {
  /** Looks at what had happened by {@code asOf}; empty when there is no champion. */
  Optional<Seen> look(ClientId client, Instant asOf);

  /**
   * What was seen.
   *
   * @param champion the name of the version, such as {@code noorderlicht-12}
   * @param alarms what is worth an alert, in words, by its kind; empty where nothing is
   */
  record Seen(String champion, SortedMap<String, String> alarms) {
    public Seen {
      alarms = Collections.unmodifiableSortedMap(new TreeMap<>(alarms));
    }
  }
}
