package org.gelegen.scoring.dashboard.quality;

import org.gelegen.model.portfolio.WireName;

/** Something that a debtor's records lack. */
public enum Gap implements WireName {
  /** Cases or contacts came and the debtor's own record did not. */
  NO_RECORD("no-record"),
  /** It cannot be reached over any channel that the client uses. */
  UNREACHABLE("unreachable"),
  /** An address proved wrong. */
  DEAD_ADDRESS("dead-address"),
  NO_ZONE("no-zone"),
  NO_LANGUAGE("no-language"),
  /** It opted in to no channel. */
  NO_CONSENT("no-consent"),
  /** No record of any kind came for long. */
  STALE("stale");

  private final String wireName;

  Gap(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
