package org.gelegen.model.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;

/**
 * The calls that debtors asked for when the day they asked for was planned already. Who takes a
 * call from a dialer's list needs them in the plan the same day.
 */
public interface Appointments {
  /**
   * A debtor's wish to be called.
   *
   * @param callbackAt the moment asked for
   * @param position of the log at which it was taken in; of several for the same moment the last
   */
  record Asked(DebtorId debtorId, Instant callbackAt, long position) {}

  /**
   * Wishes to be called from {@code from} on and before {@code to}, in what was taken in since a
   * campaign was planned, for which there is no call in a slot with that moment that stands: one
   * that was cancelled or failed does not, and neither does the call in which it was asked. By
   * debtor and moment; none where there is no such campaign.
   */
  List<Asked> asked(ClientId client, String campaignId, Instant from, Instant to);

  /**
   * Adds a call to a campaign, in one transaction, unless there is one under its ids already,
   * whatever became of it, or the debtor has another call that is not made yet, or of unknown fate,
   * in a slot that overlaps with its own. What was taken in since the wish takes the call back, and
   * so does a stop.
   *
   * @param ids those that a call of the same wish may have, its own included
   * @param knownUpTo the position of the log at which the wish was taken in
   * @return whether it was added and not taken back
   */
  boolean add(
      ClientId client, String campaignId, PlannedContact call, Set<ContactId> ids, long knownUpTo);
}
