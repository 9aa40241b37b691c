package org.gelegen.scheduler.gateways;

import java.util.function.Consumer;
import org.gelegen.model.receipts.Receipts;
import org.gelegen.model.receipts.SentMessages;
import org.gelegen.model.replies.Reply;
import org.gelegen.model.replies.WrittenNumber;
import org.gelegen.model.replies.WrittenNumbers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a gateway needs over which debtors can answer.
 *
 * @param replies takes what debtors answer; it is durable when that returns
 */
public record TwoWayPorts(
    SentMessages messages, WrittenNumbers numbers, Receipts receipts, Consumer<Reply> replies) {
  private static final Logger LOG = LoggerFactory.getLogger(TwoWayPorts.class);

  /**
   * Keeps that a message goes to a number, before it goes: who gets it must be known when the
   * answer is stop, however soon it comes. Answers whether that could be kept.
   *
   * @param gateway its name
   * @param digits the number with its country and without a plus
   */
  public boolean keepNumber(String gateway, String digits, OutgoingMessage message) {
    try {
      numbers.keep(
          new WrittenNumber(
              message.clientId(),
              gateway,
              digits,
              message.contactId(),
              message.debtorId(),
              message.at()));
      return true;
    } catch (RuntimeException e) {
      LOG.error("contact {} waits until its number can be kept", message.contactId(), e);
      return false;
    }
  }
}
