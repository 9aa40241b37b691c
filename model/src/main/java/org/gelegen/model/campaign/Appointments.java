package org.gelegen.model.campaign;

import java.time.Instant;
import java.util.List;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;

/**
 * The calls that debtors asked for when the day they asked for was planned already. Who takes a
 * call from a dialer's list needs them in the plan the same day.
 */
public interface Appointments {
  /**
   * Debtors who asked for a call from {@code from} on and before {@code to}, in what was taken in
   * since a campaign was planned, and who have no call in a slot with that moment that stands: one
   * that was cancelled or failed does not. By id; none where there is no such campaign.
   */
  List<DebtorId> asked(ClientId client, String campaignId, Instant from, Instant to);

  /**
   * Adds a call to a campaign, in one transaction. One that is there under its id already stays as
   * it is. What was taken in since it was planned takes the call back, as it would have taken back
   * those of the campaign, and so does a stop.
   *
   * @param knownUpTo the position of the log that its planning knew
   * @return whether it was added and not taken back
   */
  boolean add(ClientId client, String campaignId, PlannedContact call, long knownUpTo);
}
