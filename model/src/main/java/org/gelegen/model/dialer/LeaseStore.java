package org.gelegen.model.dialer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.portfolio.ClientId;

/**
 * Keeps who holds which call. A debtor is held by one lease at a time.
 *
 * <p>A leased contact is pending like a planned one and counts against caps. It is recorded as made
 * by the intake, in the step that takes in the first outcome of it: a call of which nothing is
 * heard leaves no contact record. An outcome that comes after the lease ended or was given back
 * records the contact all the same, since somebody made the call. Leases that ended are taken away
 * by {@link org.gelegen.model.campaign.CampaignStore#expire}.
 */
public interface LeaseStore {
  /** The planned calls whose slot runs at {@code now}, in the order of their ids. */
  List<PlannedContact> planned(ClientId client, Instant now);

  /**
   * Takes leases, durably. Those whose debtor is held by another lease, and those whose contact a
   * campaign planned and that is not planned any more, are left out. A contact that no campaign
   * planned is kept with its lease.
   *
   * @param wanted leases of different debtors
   * @return those that were taken, in their order
   */
  List<Lease> take(ClientId client, List<Lease> wanted);

  /**
   * Gives a lease back that is held at {@code now}: a planned contact is planned again while its
   * slot runs, unless it was taken back in the meantime; any other is cancelled.
   *
   * @return whether it was held
   */
  boolean release(ClientId client, LeaseId lease, Instant now);

  /**
   * Takes away leases that nobody was told of: a planned contact is cancelled for the reason given,
   * any other is forgotten.
   */
  void withdraw(ClientId client, Map<LeaseId, String> reasons);
}
