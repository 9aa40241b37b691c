package org.gelegen.model.replies;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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
   * Keeps that a message may go to a number; it is durable when this returns. None is kept of a
   * debtor who was erased meanwhile. The debtor's last contact with that number stays what it was:
   * this one may be refused.
   */
  void keep(WrittenNumber number);

  /**
   * Notes of a number that is kept that the contact was handed over, or may have been. The newest
   * one of a debtor and a number stays.
   */
  void handedOver(WrittenNumber number);

  /** To whom messages to a number went, of all clients; in no particular order. */
  List<Addressee> findWritten(String gateway, String digits);

  /**
   * Who has one of some numbers as the address of a channel, by number: in the version in force, or
   * in one that is to come. Only clients that wrote through the gateway are looked at.
   *
   * @param trouble hears of each client that could not be looked through, which keeps no other from
   *     it
   */
  Map<String, List<Addressee>> findByAddress(
      Sender sender, Set<String> digits, Instant now, Consumer<RuntimeException> trouble);

  /** Whether a version of a debtor agrees to a channel that is from after one moment to another. */
  boolean hasAgreed(Debtor debtor, Channel channel, Instant after, Instant until);

  /** What all clients write from. */
  record Sender(String gateway, Channel channel) {
    static Sender of(Reply reply) {
      return new Sender(reply.gateway(), reply.channel());
    }
  }

  /** One debtor of one client. */
  record Debtor(ClientId clientId, DebtorId debtorId) {}

  /** To whom the last message to a number went. */
  default Optional<Addressee> findLast(String gateway, String digits) {
    return findWritten(gateway, digits).stream()
        .filter(one -> one.last() != null)
        .max(Comparator.comparing(one -> one.last() == null ? Instant.MIN : one.last().at()));
  }
}
