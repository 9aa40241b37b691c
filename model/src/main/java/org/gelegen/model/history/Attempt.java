package org.gelegen.model.history;

import java.time.Instant;
import java.util.List;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.records.ContactRecord;
import org.jspecify.annotations.Nullable;

/**
 * A contact that is still fresh enough to count against a cap or to get an outcome.
 *
 * @param alsoCaseIds the debtor's other cases that it speaks of
 * @param reached whether the debtor is known to have been reached by it
 * @param answered whether it is known to have been answered for
 * @param spokenTo whether it was a conversation with the right party, one that ended in harm
 *     included
 * @param astray whether it is known to have been delivered to nobody
 * @param told whether any outcome of it came
 */
public record Attempt(
    ContactId contactId,
    @Nullable CaseId caseId,
    List<CaseId> alsoCaseIds,
    Channel channel,
    Instant at,
    Direction direction,
    boolean reached,
    boolean answered,
    boolean spokenTo,
    boolean astray,
    boolean told) {

  public Attempt {
    alsoCaseIds = List.copyOf(alsoCaseIds);
  }

  /** An outbound attempt on one case, or on none in particular, of which nothing is known yet. */
  public static Attempt outbound(
      ContactId contactId, @Nullable CaseId caseId, Channel channel, Instant at) {
    return outbound(contactId, caseId, List.of(), channel, at);
  }

  /** An outbound attempt of which nothing is known yet. */
  public static Attempt outbound(
      ContactId contactId,
      @Nullable CaseId caseId,
      List<CaseId> alsoCaseIds,
      Channel channel,
      Instant at) {
    return new Attempt(
        contactId,
        caseId,
        alsoCaseIds,
        channel,
        at,
        Direction.OUTBOUND,
        false,
        false,
        false,
        false,
        false);
  }

  /**
   * A contact just made: a debtor who comes to us is reached, and by a letter unless it returns.
   */
  static Attempt of(ContactRecord contact) {
    boolean reached =
        contact.direction() == Direction.INBOUND || contact.channel() == Channel.LETTER;
    return new Attempt(
        contact.contactId(),
        contact.caseId(),
        contact.alsoCaseIds(),
        contact.channel(),
        contact.at(),
        contact.direction(),
        reached,
        false,
        false,
        false,
        false);
  }

  /** Whether it speaks of a case; one that names none speaks of all. */
  public boolean serves(CaseId of) {
    return caseId == null || caseId.equals(of) || alsoCaseIds.contains(of);
  }

  public boolean isOutbound() {
    return direction == Direction.OUTBOUND;
  }

  Attempt asReached(boolean conversation) {
    return new Attempt(
        contactId,
        caseId,
        alsoCaseIds,
        channel,
        at,
        direction,
        true,
        answered,
        spokenTo || conversation,
        false,
        told);
  }

  Attempt asSpokenTo() {
    return new Attempt(
        contactId,
        caseId,
        alsoCaseIds,
        channel,
        at,
        direction,
        reached,
        answered,
        true,
        astray,
        told);
  }

  Attempt asTold() {
    return new Attempt(
        contactId,
        caseId,
        alsoCaseIds,
        channel,
        at,
        direction,
        reached,
        answered,
        spokenTo,
        astray,
        true);
  }

  Attempt asMissed() {
    return new Attempt(
        contactId,
        caseId,
        alsoCaseIds,
        channel,
        at,
        direction,
        false,
        answered,
        spokenTo,
        astray,
        told);
  }

  Attempt asAstray() {
    return new Attempt(
        contactId,
        caseId,
        alsoCaseIds,
        channel,
        at,
        direction,
        reached,
        answered,
        spokenTo,
        true,
        told);
  }

  Attempt asAnswered() {
    return new Attempt(
        contactId,
        caseId,
        alsoCaseIds,
        channel,
        at,
        direction,
        reached,
        true,
        spokenTo,
        astray,
        told);
  }
}
