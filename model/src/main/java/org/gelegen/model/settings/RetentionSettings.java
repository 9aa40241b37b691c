package org.gelegen.model.settings;

import java.time.Duration;
import java.util.List;

/**
 * How long a client keeps what, each from {@link #SHORTEST} to {@link #LONGEST}. The defaults are
 * the product's and no legal advice: how long is right is the client's to decide.
 *
 * @param debtors all that is kept of a debtor without an open case, from its last record on
 * @param decisions from the moment that was decided for
 * @param shadowScores from the moment of the decision that was scored
 * @param campaigns planned contacts, from the end of their hour; a campaign goes with its last one
 * @param alerts from the moment they were raised
 * @param runs what was run, trained and planned on request, from its end
 * @param models versions that never were champion and that nobody names, from their training
 */
public record RetentionSettings(
    Duration debtors,
    Duration decisions,
    Duration shadowScores,
    Duration campaigns,
    Duration alerts,
    Duration runs,
    Duration models) {
  /** Rules, windows and the ledger of runs look back for less than that. */
  public static final Duration SHORTEST = Duration.ofDays(90);

  public static final Duration LONGEST = Duration.ofDays(36_500);

  public RetentionSettings {
    for (Duration period :
        List.of(debtors, decisions, shadowScores, campaigns, alerts, runs, models)) {
      if (period.compareTo(SHORTEST) < 0 || period.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(
            "what is retained must be so from P90D to P36500D but is for " + period);
      }
    }
  }

  public static RetentionSettings defaults() {
    return new RetentionSettings(
        Duration.ofDays(1825),
        Duration.ofDays(1095),
        Duration.ofDays(365),
        Duration.ofDays(1095),
        Duration.ofDays(365),
        Duration.ofDays(365),
        Duration.ofDays(730));
  }
}
