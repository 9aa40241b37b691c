package org.gelegen.app.demo;

import java.time.Instant;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.PortfolioRecord;

/** How contacts leave on a day, and how what became of them comes home. */
interface Post {
  /** Sends what is due in the hour that begins. */
  void send(ClientId client, Instant hour);

  /**
   * Whether something that happened on the day is told by who carried the contact, so that it must
   * not be taken in otherwise.
   */
  boolean tells(PortfolioRecord record);
}
