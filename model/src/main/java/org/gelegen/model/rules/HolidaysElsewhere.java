package org.gelegen.model.rules;

/**
 * A rule of another country's pack, kept by that country's holidays.
 *
 * @param holidays of the country that the rule is of
 */
public record HolidaysElsewhere(ContactRule rule, HolidayCalendar holidays) implements ContactRule {

  /** The rule by these holidays, where it looks at any. */
  static ContactRule by(HolidayCalendar holidays, ContactRule rule) {
    boolean looks =
        rule instanceof ClosedHoliday
            || rule instanceof ClosedHolidays
            || rule instanceof RegionalHolidays;
    return looks ? new HolidaysElsewhere(rule, holidays) : rule;
  }

  @Override
  public RuleHeader header() {
    return rule.header();
  }

  @Override
  public Concern concern() {
    return rule.concern();
  }

  @Override
  public ContactRule withHeader(RuleHeader header) {
    return new HolidaysElsewhere(rule.withHeader(header), holidays);
  }

  @Override
  public void close(Standing standing, LocalCalendar calendar, Closings closings) {
    rule.close(standing, calendar.with(holidays), closings);
  }
}
