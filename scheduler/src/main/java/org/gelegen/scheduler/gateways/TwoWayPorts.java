package org.gelegen.scheduler.gateways;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gelegen.model.receipts.Receipts;
import org.gelegen.model.receipts.SentMessage;
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
   * Sends a message to a number that is kept before: who gets it must be known when the answer is
   * stop, however soon it comes. What was handed over then is what an answer is about.
   *
   * @param gateway its name
   * @param digits the number with its country and without a plus
   * @return what {@code sending} answers, or that it has to wait since its number cannot be kept
   */
  public Delivery send(
      String gateway, String digits, OutgoingMessage message, Supplier<Delivery> sending) {
    WrittenNumber number =
        new WrittenNumber(
            message.clientId(),
            gateway,
            digits,
            message.contactId(),
            message.debtorId(),
            message.at());
    try {
      numbers.keep(number);
    } catch (RuntimeException e) {
      LOG.error("contact {} waits until its number can be kept", message.contactId(), e);
      return new Delivery.Later("the number could not be kept", null);
    }
    Delivery delivery = sending.get();
    switch (delivery) {
      case Delivery.Accepted _, Delivery.Unknown _ -> note(number);
      case Delivery.Later _, Delivery.Rejected _ -> {}
    }
    return delivery;
  }

  /** Keeps what the other side calls a message that is out, so that what is told of it is found. */
  public void keep(String gateway, String id, OutgoingMessage message) {
    try {
      messages.keep(
          new SentMessage(
              message.clientId(),
              gateway,
              id,
              message.contactId(),
              message.debtorId(),
              message.at()));
    } catch (RuntimeException e) {
      LOG.error("what is told of contact {} will not be matched", message.contactId(), e);
    }
  }

  private void note(WrittenNumber number) {
    try {
      numbers.handedOver(number);
    } catch (RuntimeException e) {
      LOG.error("an answer to contact {} will be taken for one before", number.contactId(), e);
    }
  }
}
