package org.gelegen.model.features;

/**
 * One number a model looks at; NaN where it is unknown.
 *
 * @param name unique within a schema
 * @param origin what it follows from
 * @param indicator whether it is 0 or 1
 */
public record Feature(String name, Grain grain, Origin origin, boolean indicator, Reader reader) {

  /** What a feature follows from. */
  public enum Origin {
    /** From what the newest versions of debtor and case state. */
    STATED,
    /** From what happened: contacts, outcomes, payments. */
    HISTORY,
    /** From channel and calendar alone, the same for all debtors. */
    CALENDAR
  }

  /** Takes the value of a feature. */
  @FunctionalInterface
  public interface Reader {
    double read(Situation situation);
  }

  static Feature number(String name, Grain grain, Reader reader) {
    return new Feature(name, grain, Origin.STATED, false, reader);
  }

  static Feature flag(String name, Grain grain, Reader reader) {
    return new Feature(name, grain, Origin.STATED, true, reader);
  }

  static Feature historyNumber(String name, Grain grain, Reader reader) {
    return new Feature(name, grain, Origin.HISTORY, false, reader);
  }

  static Feature calendarNumber(String name, Grain grain, Reader reader) {
    return new Feature(name, grain, Origin.CALENDAR, false, reader);
  }

  static Feature calendarFlag(String name, Grain grain, Reader reader) {
    return new Feature(name, grain, Origin.CALENDAR, true, reader);
  }

  /** Whether it follows from channel and calendar alone, and is the same for all debtors. */
  public boolean calendar() {
    return origin == Origin.CALENDAR;
  }

  @Override
  public String toString() {
    return name;
  }
}
