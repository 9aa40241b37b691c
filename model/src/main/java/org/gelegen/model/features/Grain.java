package org.gelegen.model.features;

/** How finely a feature's value differs between the actions open to one debtor. */
public enum Grain {
  /** The same for every action. */
  DEBTOR(0),
  /** Differs by channel. */
  CHANNEL(1),
  /** Differs by local date. */
  DATE(2),
  /** Differs by day of the week. */
  WEEKDAY(3),
  /** Differs by channel, part of day, and weekday or weekend. */
  CELL(4),
  /** Differs by channel, local hour, and weekday or weekend. */
  CHANNEL_HOUR(5),
  /** Differs by local hour, and weekday or weekend. */
  HOUR(6);

  private final int code;

  Grain(int code) {
    this.code = code;
  }

  /** A number from 0, for arrays. */
  public int code() {
    return code;
  }

  /** How many grains there are. */
  public static int count() {
    return 7;
  }
}
