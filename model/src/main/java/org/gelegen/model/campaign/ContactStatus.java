package org.gelegen.model.campaign;

import org.gelegen.model.portfolio.WireName;

/** Where a planned contact stands. */
public enum ContactStatus implements WireName {
  /** Waits for its slot. */
  PLANNED("planned"),
  /** Claimed by a dispatcher under a lease; a request may be on its way. */
  SENDING("sending"),
  /** Held by a dialer under a lease: counts against every cap, made once an outcome tells so. */
  LEASED("leased"),
  /** Handed over to the gateway. */
  SENT("sent"),
  /** Not wanted or not allowed any more: a payment, a hold, a rule, a slot gone by. */
  CANCELLED("cancelled"),
  /** The gateway said no for good. */
  FAILED("failed"),
  /** Whether it was sent cannot be known: counts against every cap, never repeated by machine. */
  UNKNOWN("unknown"),
  /** Tried too often: waits for an operator. */
  DEAD("dead");

  private final String wireName;

  ContactStatus(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
