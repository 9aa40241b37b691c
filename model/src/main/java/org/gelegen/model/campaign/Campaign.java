package org.gelegen.model.campaign;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gelegen.model.portfolio.ClientId;

/**
 * A client's plan for one business date.
 *
 * @param campaignId unique within the client
 * @param date the business date, in the client's zone
 * @param value the sum of the planned contacts' expected values
 * @param upperBound no plan under these capacities is worth more
 * @param counts by name: debtors looked at, planned, waiting, stopped, left out for want of
 *     capacity
 */
public record Campaign(
    ClientId clientId,
    String campaignId,
    LocalDate date,
    Instant plannedAt,
    String modelVersion,
    BigDecimal value,
    BigDecimal upperBound,
    SortedMap<String, Long> counts) {
  public Campaign {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }
}
