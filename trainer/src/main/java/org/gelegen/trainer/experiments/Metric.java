package org.gelegen.trainer.experiments;

import java.util.Arrays;
import java.util.List;

/**
 * A figure of an arm: a sum over its debtors divided by another.
 *
 * <p>Those per debtor follow the intention to treat, and so does that per case, since it is the
 * creditor who brings cases. Reach is per contact, and arms differ in whom they contact how often:
 * it describes, where {@link #EVER_REACHED} compares.
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

  /** Whether arms can be compared by it; if not it only describes each. */
  public boolean compares() {
    return this != REACH;
  }

  /** Those that arms are compared by. */
  public static List<Metric> compared() {
    return Arrays.stream(values()).filter(Metric::compares).toList();
  }

  /**
   * The figure of which enough debtors must differ. Net rests on who paid: costs alone are the same
   * day by day, and tell nothing of what payments will bring.
   */
  Metric restsOn() {
    return this == NET ? COLLECTED : this;
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
