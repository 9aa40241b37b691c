package org.gelegen.model.rules;

import java.time.Instant;
import java.util.Set;
import org.gelegen.model.portfolio.Channel;

/** Takes what a rule forbids. What is told twice or in pieces counts as its union. */
@FunctionalInterface
public interface Closings {
  /**
   * No contact over {@code channels} from {@code from} (inclusive) until {@code to} (exclusive);
   * nothing where {@code to} is not after {@code from}.
   */
  void close(Set<Channel> channels, Instant from, Instant to);

  /** No contact over {@code channels}, ever. */
  default void closeForGood(Set<Channel> channels) {
    close(channels, Instant.MIN, Instant.MAX);
  }
}
