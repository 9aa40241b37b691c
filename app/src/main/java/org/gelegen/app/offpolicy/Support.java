package org.gelegen.app.offpolicy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which actions a log has, and how often policies want one that it never has. */
final class Support {
  private static final int MOST_ACTIONS = 100_000;

  private final Set<Place> logged = new HashSet<>();
  private final Map<String, Map<Place, Long>> wanted = new HashMap<>();

  /** An action at a place in a slate; the same place for all where there are no slates. */
  record Place(String position, String action) {}

  /** Takes note of a logged action; false when there are too many different ones to be actions. */
  boolean logged(Place place) {
    logged.add(place);
    return logged.size() <= MOST_ACTIONS;
  }

  /** Takes note of what a policy wants; false when it wants too many different ones. */
  boolean wanted(String policy, Place place) {
    Map<Place, Long> counts = wanted.computeIfAbsent(policy, name -> new HashMap<>());
    counts.merge(place, 1L, Long::sum);
    return counts.size() <= MOST_ACTIONS;
  }

  /** How many decisions there were where the policy wanted an action that is not in the log. */
  long missing(String policy) {
    return wanted.getOrDefault(policy, Map.of()).entrySet().stream()
        .filter(count -> !logged.contains(count.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
