package org.gelegen.model.replies;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;

/**
 * To which numbers messages of the whole house went, for as long as the debtors are kept: all
 * clients write from one sender, so who answers that sender answers all of them. A number is kept
 * as a keyed hash.
 */
public interface WrittenNumbers {
  /**
   * Keeps that a message goes to a number; it is durable when this returns. The newest one of a
   * debtor and a number stays, and none of a debtor who was erased meanwhile.
   */
  void keep(WrittenNumber number);

  /** To whom messages to a number went, of all clients; in no particular order. */
  List<Addressee> findWritten(String gateway, String digits);

  /**
   * Who has one of some numbers as the address of a channel, by number: in the version in force, or
   * in one that is to come. Only clients that wrote through the gateway are looked at.
   */
  Map<String, List<Addressee>> findByAddress(
      String gateway, Channel channel, Set<String> digits, Instant now);

  /** Whether a version of a debtor agrees to a channel that is from after one moment to another. */
  boolean hasAgreed(Debtor debtor, Channel channel, Instant after, Instant until);

  /** One debtor of one client. */
  record Debtor(ClientId clientId, DebtorId debtorId) {}

  /** To whom the last message to a number went. */
  default Optional<Addressee> findLast(String gateway, String digits) {
    return findWritten(gateway, digits).stream()
        .filter(one -> one.last() != null)
        .max(Comparator.comparing(one -> one.last() == null ? Instant.MIN : one.last().at()));
  }
}
