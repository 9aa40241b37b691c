package org.gelegen.scoring.dashboard.experiments;

import org.gelegen.model.portfolio.WireName;

/** A figure of an arm, as {@code ExperimentReport} names it. */
public enum Figure implements WireName {
  COLLECTED("collected", Unit.MONEY, true),
  COST("cost", Unit.MONEY, false),
  NET("net", Unit.MONEY, true),
  EVER_REACHED("ever-reached", Unit.SHARE, true),
  REACH("reach", Unit.SHARE, true),
  RIGHT_PARTY("right-party", Unit.NUMBER, true),
  ANSWERED_FOR("answered-for", Unit.SHARE, true),
  HARM("harm", Unit.NUMBER, false);

  /** What it is counted in. */
  public enum Unit {
    MONEY,
    SHARE,
    NUMBER
  }

  private final String wireName;
  private final Unit unit;
  private final boolean moreIsBetter;

  Figure(String wireName, Unit unit, boolean moreIsBetter) {
    this.wireName = wireName;
    this.unit = unit;
    this.moreIsBetter = moreIsBetter;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  public Unit unit() {
    return unit;
  }

  public boolean moreIsBetter() {
    return moreIsBetter;
  }
}
