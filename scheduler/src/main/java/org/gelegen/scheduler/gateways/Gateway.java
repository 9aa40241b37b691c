package org.gelegen.scheduler.gateways;

import java.util.Set;
import org.gelegen.model.portfolio.Channel;

/** Hands messages over to whoever carries them. Safe for use by several threads. */
public interface Gateway {
  /** A short name for logs and reasons, such as {@code smtp}. */
  String name();

  /** The channels it carries. */
  Set<Channel> channels();

  /**
   * Whether the same contact handed over twice has the effect of once. Only then may a message be
   * repeated whose fate is not known.
   */
  boolean idempotent();

  /** How many messages it is given at the same time at most, at least 1. */
  int concurrency();

  /** Hands a message over. What went wrong is in the answer; an exception is a bug. */
  Delivery send(OutgoingMessage message);

  /**
   * Takes back a call that was handed over and that nobody is known to have made. Whoever carries
   * messages at once has nothing to take back.
   *
   * @return accepted also where the carrier has it no longer; anything else: ask again later
   */
  default Delivery recall(Recall recall) {
    return new Delivery.Accepted();
  }
}
