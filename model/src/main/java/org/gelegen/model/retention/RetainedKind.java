package org.gelegen.model.retention;

import java.time.Duration;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.settings.RetentionSettings;

/** A kind of data with a period of its own, in the order in which what is overdue goes. */
public enum RetainedKind implements WireName {
  /** Debtors without an open case, with all that is kept of them. */
  DEBTORS("debtors", true),

  /** Outcomes of contacts that never were recorded, which are nobody's. */
  STRAY_OUTCOMES("stray-outcomes", false),

  SHADOW_SCORES("shadow-scores", true),
  DECISIONS("decisions", true),
  PLANNED_CONTACTS("planned-contacts", true),

  /** Campaigns of which no planned contact is left. */
  CAMPAIGNS("campaigns", false),

  ALERTS("alerts", false),

  /** Business dates that were asked for, once they are run, and when they never were. */
  JOB_ORDERS("job-orders", false),

  RUNS("runs", false),
  TRAININGS("trainings", false),
  CAMPAIGN_REQUESTS("campaign-requests", false),
  MODELS("models", false),

  /** Answers to requests with a key, and attempts at such requests. */
  ANSWERS("answers", false),

  /** Notices to the other nodes that a debtor was erased. */
  ERASURE_NOTICES("erasure-notices", false);

  /** How long answers and notices are of use; not a setting. */
  private static final Duration SHORT_LIVED = Duration.ofDays(7);

  /** After which nobody waits for what was asked for; not a setting. */
  private static final Duration ORDERS = Duration.ofDays(30);

  private final String wireName;
  private final boolean held;

  RetainedKind(String wireName, boolean held) {
    this.wireName = wireName;
    this.held = held;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  /** Whether a hold on the debtor keeps it. */
  public boolean isHeld() {
    return held;
  }

  /** How long it is kept. */
  public Duration period(RetentionSettings settings) {
    return switch (this) {
      case DEBTORS, STRAY_OUTCOMES -> settings.debtors();
      case SHADOW_SCORES -> settings.shadowScores();
      case DECISIONS -> settings.decisions();
      case PLANNED_CONTACTS, CAMPAIGNS -> settings.campaigns();
      case ALERTS -> settings.alerts();
      case JOB_ORDERS -> ORDERS;
      case RUNS, TRAININGS, CAMPAIGN_REQUESTS -> settings.runs();
      case MODELS -> settings.models();
      case ANSWERS, ERASURE_NOTICES -> SHORT_LIVED;
    };
  }
}
