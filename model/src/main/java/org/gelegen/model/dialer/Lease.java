package org.gelegen.model.dialer;

import java.time.Duration;
import java.time.Instant;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.records.ContactRecord;

/**
 * A call in the hands of one dialer.
 *
 * @param contact the call, planned by a campaign or made up for the dialer
 * @param takenAt when the dialer got it
 * @param endsAt from when on it is nobody's again, after {@code takenAt}
 */
public record Lease(
    LeaseId leaseId, DialerId dialerId, PlannedContact contact, Instant takenAt, Instant endsAt) {
  /** By how much a dialer's clock may be behind. */
  private static final Duration BEHIND = Duration.ofMinutes(5);

  public Lease {
    if (!takenAt.isBefore(endsAt)) {
      throw new IllegalArgumentException(
          "a lease must end after " + takenAt + " but ends " + endsAt);
    }
  }

  /** The same lease of another form of its call. */
  Lease about(PlannedContact other) {
    return new Lease(leaseId, dialerId, other, takenAt, endsAt);
  }

  /**
   * The record of a call of which something was heard. It was made when it was taken: that moment
   * is past on every clock, so that whoever asks next counts the call, whatever the dialer's clock
   * says. When that clock is a little behind, it was made when it was first heard of.
   *
   * @param heardAt the moment of the first outcome
   */
  public static ContactRecord call(
      ClientId client, PlannedContact contact, Instant takenAt, Instant heardAt) {
    boolean behind = heardAt.isBefore(takenAt) && heardAt.isAfter(takenAt.minus(BEHIND));
    return new ContactRecord(
        client,
        contact.contactId(),
        contact.debtorId(),
        contact.caseId(),
        contact.alsoCaseIds(),
        Channel.PHONE,
        behind ? heardAt : takenAt,
        Direction.OUTBOUND,
        contact.template(),
        contact.tone(),
        contact.cost(),
        contact.propensity());
  }
}
