package org.gelegen.model.campaign;

import java.util.List;
import org.gelegen.model.history.Attempt;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.slots.Action;
import org.jspecify.annotations.Nullable;

/**
 * A contact that was planned with a debtor as it stands, as far as it bears on what is planned
 * next: what it is about, over which channel and when, with which text, and what became of it.
 *
 * @param alsoCaseIds the debtor's other cases that it is to speak of as well
 * @param template the text it uses, absent: the channel's default
 */
public record KnownContact(
    ContactId contactId,
    CaseId caseId,
    List<CaseId> alsoCaseIds,
    Action action,
    @Nullable String template,
    ContactStatus status) {
  public KnownContact {
    alsoCaseIds = List.copyOf(alsoCaseIds);
  }

  public static KnownContact of(PlannedContact contact, ContactStatus status) {
    return new KnownContact(
        contact.contactId(),
        contact.caseId(),
        contact.alsoCaseIds(),
        contact.action(),
        contact.template(),
        status);
  }

  /** Whether it counts against caps although the history may not hold it yet. */
  public boolean isPending() {
    return switch (status) {
      case PLANNED, SENDING, LEASED, UNKNOWN -> true;
      case SENT, CANCELLED, FAILED, DEAD -> false;
    };
  }

  /** Whether it was not cancelled, and did not fail. */
  public boolean stands() {
    return switch (status) {
      case PLANNED, SENDING, LEASED, UNKNOWN, SENT -> true;
      case CANCELLED, FAILED, DEAD -> false;
    };
  }

  /** The contact as an attempt that counts against caps while it is not in the log yet. */
  public Attempt asAttempt() {
    return Attempt.outbound(
        contactId, caseId, alsoCaseIds, action.channel(), action.slot().start());
  }
}
