package org.gelegen.scheduler.nightly;

import org.gelegen.model.campaign.Campaign;

/** What became of a night's run. */
public sealed interface NightlyResult {
  /** This run planned the date. */
  record Planned(Campaign campaign) implements NightlyResult {}

  /** This run had nothing to do, and why. */
  record Skipped(String reason) implements NightlyResult {}
}
