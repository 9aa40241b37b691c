package org.gelegen.model.history;

/** Four stretches of the local day in which people's availability differs. */
public enum PartOfDay {
  /** Before 09:00. */
  EARLY(0),
  /** From 09:00 until 12:00. */
  MORNING(1),
  /** From 12:00 until 17:00. */
  AFTERNOON(2),
  /** From 17:00 on. */
  EVENING(3);

  private final int index;

  PartOfDay(int index) {
    this.index = index;
  }

  /** A number from 0 that stays the same for good: it is part of stored models. */
  public int index() {
    return index;
  }

  /** How many parts there are. */
  public static int count() {
    return 4;
  }

  /** The part that the local hour, 0 to 23, falls in. */
  public static PartOfDay of(int hour) {
    if (hour < 9) {
      return EARLY;
    }
    if (hour < 12) {
      return MORNING;
    }
    return hour < 17 ? AFTERNOON : EVENING;
  }
}
