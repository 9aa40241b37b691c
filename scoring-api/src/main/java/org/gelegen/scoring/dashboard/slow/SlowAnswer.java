package org.gelegen.scoring.dashboard.slow;

import java.time.Instant;
import java.util.Optional;

/** What there is of something that takes long to work out. */
public sealed interface SlowAnswer<V> {
  /** It is being worked out; ask again. */
  record Working<V>() implements SlowAnswer<V> {}

  /**
   * It is known.
   *
   * @param at when it was begun to be worked out
   */
  record Known<V>(V value, Instant at) implements SlowAnswer<V> {}

  /** It could not be worked out, and why, in words for a reader. */
  record Failed<V>(String why) implements SlowAnswer<V> {}

  /** What is known, or empty. */
  default Optional<V> known() {
    return this instanceof Known<V>(V value, Instant _) ? Optional.of(value) : Optional.empty();
  }

  /** Whether to ask again soon. */
  default boolean works() {
    return this instanceof Working<V>;
  }
}
