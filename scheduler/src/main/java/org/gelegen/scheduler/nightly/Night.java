package org.gelegen.scheduler.nightly;

import java.math.BigDecimal;
import java.util.List;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.portfolio.Channel;

/**
 * A night's plan before it is committed.
 *
 * @param campaign the contacts of the business date, summed up
 * @param contacts what is to be done on the business date
 * @param prices of the business date's cells that have a limit, by channel and hour
 * @param budgetPrice what one more unit of the business date's budget would bring
 * @param gap how far the plan of the whole week, before exploration, may be from the best, as a
 *     share, in [0, 1]
 */
public record Night(
    Campaign campaign,
    List<PlannedContact> contacts,
    List<CellPrice> prices,
    BigDecimal budgetPrice,
    double gap) {
  public Night {
    contacts = List.copyOf(contacts);
    prices = List.copyOf(prices);
  }

  /**
   * What one more contact would bring.
   *
   * @param hour of the client's local day
   * @param demand how many contacts are planned
   */
  public record CellPrice(Channel channel, int hour, int capacity, int demand, BigDecimal price) {}
}
