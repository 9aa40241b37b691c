package org.gelegen.model.history;

import java.time.ZonedDateTime;

/** At which hours of the local day something tends to happen, on weekdays and in weekends. */
record HoursOfWeek(CircularProfile weekdays, CircularProfile weekends) {
  static final HoursOfWeek NONE = new HoursOfWeek(CircularProfile.NONE, CircularProfile.NONE);

  /** As if that many moments were spread evenly over the day. */
  private static final double PRIOR = 2;

  HoursOfWeek with(ZonedDateTime local) {
    double turn = local.toLocalTime().toSecondOfDay() / 86_400.0;
    return PartOfWeek.isWeekend(local.getDayOfWeek())
        ? new HoursOfWeek(weekdays, weekends.with(turn))
        : new HoursOfWeek(weekdays.with(turn), weekends);
  }

  HoursOfWeek faded(float factor) {
    return weekdays.isEmpty() && weekends.isEmpty()
        ? this
        : new HoursOfWeek(weekdays.faded(factor), weekends.faded(factor));
  }

  /** How much likelier than on average it is around an hour, 0 to 23; 1 where nothing is known. */
  double relativeDensity(int hour, boolean weekend) {
    return (weekend ? weekends : weekdays).relativeDensity(hour, PRIOR);
  }
}
