package org.gelegen.model.rules;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.records.DebtorRecord;
import org.jspecify.annotations.Nullable;

/**
 * No contact on the public holidays of the part of the country where the debtor lives, told by its
 * postcode. Where a postcode may lie in several parts, the holidays of all of them count; where it
 * is unknown, those of every part of the country.
 *
 * <p>In Germany by custom: the public holidays of the Land.
 *
 * @param channels none named: all
 * @param postcodes the parts of the country, as the holiday calendar names them, by the first
 *     characters of the postcode; the longest that fit count
 */
public record RegionalHolidays(
    RuleHeader header, Set<Channel> channels, Map<String, Set<String>> postcodes)
    implements ContactRule {
  public RegionalHolidays {
    channels = Channels.named(channels);
    Map<String, Set<String>> sorted = new TreeMap<>();
    postcodes.forEach(
        (beginning, regions) -> {
          if (regions.isEmpty()) {
            throw new IllegalArgumentException("postcodes must name a region for " + beginning);
          }
          sorted.put(beginning, Collections.unmodifiableSet(new TreeSet<>(regions)));
        });
    postcodes = Collections.unmodifiableMap(sorted);
  }

  @Override
  public Concern concern() {
    return Concern.STANDING;
  }

  @Override
  public ContactRule withHeader(RuleHeader header) {
    return new RegionalHolidays(header, channels, postcodes);
  }

  @Override
  public void close(Standing standing, LocalCalendar calendar, Closings closings) {
    String postcode = standing.history().debtor().map(DebtorRecord::postcode).orElse(null);
    Set<String> regions = regions(postcode);
    for (LocalCalendar.Day day : calendar.days()) {
      if (calendar.holidays().isHolidayIn(regions, day.date())) {
        closings.close(channels, day.from(), day.to());
      }
    }
  }

  /** Where the postcode may lie; empty when that is not known. */
  private Set<String> regions(@Nullable String postcode) {
    if (postcode != null) {
      String code = postcode.strip();
      for (int length = code.length(); length > 0; length--) {
        Set<String> regions = postcodes.get(code.substring(0, length));
        if (regions != null) {
          return regions;
        }
      }
    }
    return Set.of();
  }
}
