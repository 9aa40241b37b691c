package org.gelegen.model.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.slots.Slot;

/**
 * Contacts that wait for a person: tried too often, refused for good, or of unknown fate. Every
 * change is one transaction with its entry in the audit log.
 */
public interface StuckContacts {
  /** The statuses that wait for a person. */
  Set<ContactStatus> STUCK =
      Set.of(ContactStatus.DEAD, ContactStatus.FAILED, ContactStatus.UNKNOWN);

  /**
   * Those that stand there, by slot and contact id.
   *
   * @param statuses of {@link #STUCK}
   * @param limit how many at most
   */
  List<ContactState> list(ClientId client, Set<ContactStatus> statuses, int limit);

  /** A contact, wherever it stands. */
  Optional<ContactState> find(ClientId client, ContactId contact);

  /**
   * Plans one that is dead or failed for another slot; tries are counted anew.
   *
   * @return whether it was dead or failed
   */
  boolean planAgain(ClientId client, ContactId contact, Slot slot, Instant at, String by);

  /**
   * Moves one from {@code from} to {@code to} if it stands there.
   *
   * @return whether it did
   */
  boolean move(ClientId client, ContactId contact, Move move, Instant at, String by);

  /** What a person decides of a contact. */
  enum Move {
    /** Of unknown fate; it turned out that it was not made, and it may be planned again. */
    NOT_MADE(ContactStatus.DEAD, "it was not made, somebody found"),
    /** Dead or failed, and left at that. */
    DROPPED(ContactStatus.CANCELLED, "somebody left it at that");

    private final ContactStatus to;
    private final String reason;

    Move(ContactStatus to, String reason) {
      this.to = to;
      this.reason = reason;
    }

    /** Where contacts may stand of which this is decided. */
    public Set<ContactStatus> from() {
      return switch (this) {
        case NOT_MADE -> Set.of(ContactStatus.UNKNOWN);
        case DROPPED -> Set.of(ContactStatus.DEAD, ContactStatus.FAILED);
      };
    }

    public ContactStatus to() {
      return to;
    }

    public String reason() {
      return reason;
    }
  }
}
