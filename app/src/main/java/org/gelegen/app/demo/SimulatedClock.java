package org.gelegen.app.demo;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that somebody else moves on. Safe to read from any thread. */
final class SimulatedClock implements InstantSource {
  private volatile Instant now;

  SimulatedClock(Instant start) {
    now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /**
   * Moves on.
   *
   * @throws IllegalArgumentException for a moment that has gone by
   */
  void moveTo(Instant moment) {
    if (moment.isBefore(now)) {
      throw new IllegalArgumentException("the clock cannot go back from " + now + " to " + moment);
    }
    now = moment;
  }
}
