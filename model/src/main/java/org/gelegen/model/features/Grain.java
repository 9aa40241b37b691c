package org.gelegen.model.features;

/** How finely a feature's value differs between the actions open to one debtor. */
public enum Grain {
  /** The same for every action. */
  DEBTOR(0),
  /** Differs by channel. */
  CHANNEL(1),
  /** Differs by local date. */
  DATE(2),
  /** Differs by slot. */
  SLOT(3),
  /** Differs by channel, part of day, and weekday or weekend. */
  CELL(4),
  /** Differs by channel and slot. */
  ACTION(5);

  private final int code;

  Grain(int code) {
    this.code = code;
  }

  /** A number from 0 that stays the same for good: it is part of stored models. */
  public int code() {
    return code;
  }

  /** How many grains there are. */
  public static int count() {
    return 6;
  }
}
