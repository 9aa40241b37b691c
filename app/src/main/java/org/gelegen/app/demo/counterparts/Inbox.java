package org.gelegen.app.demo.counterparts;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a counterpart was handed, by its own ids. Whose message an id is may be known only after the
 * answer to it, so it is asked when somebody wants to know.
 */
final class Inbox {
  /** Every so many messages are turned away at first. */
  private static final int TURNED_AWAY = 40;

  private final Function<String, Optional<Handed>> whose;
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Map<Handed, String> ids = new HashMap<>();
  private final Set<String> asked = new HashSet<>();
  private final Set<String> refusedOnce = new HashSet<>();
  private int repeated;

  Inbox(Function<String, Optional<Handed>> whose) {
    this.whose = whose;
  }

  /**
   * Whether a message is turned away now, to be tried again: some are, at their first time, always
   * the same.
   *
   * @param mark what tells the message from others whenever it comes
   */
  synchronized boolean turnsAway(String mark) {
    return Math.floorMod(mark.hashCode(), TURNED_AWAY) == 0 && refusedOnce.add(mark);
  }

  synchronized int turnedAway() {
    return refusedOnce.size();
  }

  synchronized boolean has(String id) {
    return texts.containsKey(id);
  }

  /** Takes a message. */
  synchronized void take(String id, String text) {
    if (texts.put(id, text) != null) {
      repeated++;
    }
  }

  synchronized Set<Handed> taken() {
    resolve();
    return Set.copyOf(ids.keySet());
  }

  /** How many came twice: under an id of their own or under one for the same contact. */
  synchronized int repeated() {
    resolve();
    return repeated;
  }

  /** The id of a contact's message. */
  synchronized Optional<String> id(Handed contact) {
    resolve();
    return Optional.ofNullable(ids.get(contact));
  }

  /** The text of a contact's message. */
  synchronized Optional<String> text(Handed contact) {
    return id(contact).map(texts::get);
  }

  private void resolve() {
    for (String id : texts.keySet()) {
      if (asked.contains(id)) {
        continue;
      }
      whose
          .apply(id)
          .ifPresent(
              contact -> {
                asked.add(id);
                if (ids.put(contact, id) != null) {
                  repeated++;
                }
              });
    }
  }
}
