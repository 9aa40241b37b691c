package org.gelegen.trainer.experiments;

/**
 * A figure of an arm: a sum over its debtors divided by another.
 *
 * <p>Those per debtor follow the intention to treat. Reach is per contact, and arms differ in whom
 * they contact how often: it describes, where {@link #EVER_REACHED} compares.
 */
public enum Metric {
  COLLECTED("collected", "per debtor"),
  COST("cost", "per debtor"),
  NET("net", "per debtor"),
  EVER_REACHED("ever-reached", "share of debtors"),
  REACH("reach", "share of contacts"),
  RIGHT_PARTY("right-party", "per debtor"),
  ANSWERED_FOR("answered-for", "share of cases"),
  HARM("harm", "per debtor");

  private final String wireName;
  private final String unit;

  Metric(String wireName, String unit) {
    this.wireName = wireName;
    this.unit = unit;
  }

  /** How reports spell it. */
  public String wireName() {
    return wireName;
  }

  /** What it is a share of, or counted by. */
  public String unit() {
    return unit;
  }

  double numerator(DebtorMeasures debtor) {
    return switch (this) {
      case COLLECTED -> debtor.collected();
      case COST -> debtor.cost();
      case NET -> debtor.collected() - debtor.cost();
      case EVER_REACHED -> debtor.reached() > 0 ? 1 : 0;
      case REACH -> debtor.reached();
      case RIGHT_PARTY -> debtor.rightParty();
      case ANSWERED_FOR -> debtor.casesAnswered();
      case HARM -> debtor.harms();
    };
  }

  double denominator(DebtorMeasures debtor) {
    return switch (this) {
      case REACH -> debtor.contacts();
      case ANSWERED_FOR -> debtor.cases();
      case COLLECTED, COST, NET, EVER_REACHED, RIGHT_PARTY, HARM -> 1;
    };
  }
}
