package org.gelegen.model.features;

/**
 * One number a model looks at; NaN where it is unknown.
 *
 * @param name unique within a schema
 * @param calendar whether it follows from channel and calendar alone, and is the same for all
 *     debtors
 * @param indicator whether it is 0 or 1
 */
public record Feature(
    String name, Grain grain, boolean calendar, boolean indicator, Reader reader) {

  /** Takes the value of a feature. */
  @FunctionalInterface
  public interface Reader {
    double read(Situation situation);
  }

  static Feature number(String name, Grain grain, Reader reader) {
    return new Feature(name, grain, false, false, reader);
  }

  static Feature flag(String name, Grain grain, Reader reader) {
    return new Feature(name, grain, false, true, reader);
  }

  static Feature calendarNumber(String name, Grain grain, Reader reader) {
    return new Feature(name, grain, true, false, reader);
  }

  static Feature calendarFlag(String name, Grain grain, Reader reader) {
    return new Feature(name, grain, true, true, reader);
  }

  @Override
  public String toString() {
    return name;
  }
}
