package org.gelegen.scheduler.sms;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.replies.Reply;
import org.gelegen.scheduler.gateways.StopWords;
import org.jsmpp.bean.AbstractSmCommand;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands on what debtors text back: from which number, and whether it says stop. What a debtor wrote
 * is kept nowhere.
 */
final class SmppReplies {
  private static final Logger LOG = LoggerFactory.getLogger(SmppReplies.class);

  private final Consumer<Reply> replies;
  private final @Nullable String country;
  private final AtomicLong nameless = new AtomicLong();

  /**
   * Makes one.
   *
   * @param country the calling code that national numbers are completed by; absent: none is known
   */
  SmppReplies(Consumer<Reply> replies, @Nullable String country) {
    this.replies = replies;
    this.country = country;
  }

  /** Takes a text; when this returns it is durable. */
  void take(AbstractSmCommand pdu) {
    List<String> numbers =
        SenderNumber.spellings(pdu.getSourceAddr(), pdu.getSourceAddrTon(), country);
    if (numbers.isEmpty()) {
      LOG.warn(
          "{} texts came in since the start from who has no number", nameless.incrementAndGet());
      return;
    }
    boolean stop = ReceivedText.readings(pdu).stream().anyMatch(StopWords::isStop);
    replies.accept(new Reply(SmppGateway.NAME, Channel.SMS, numbers, List.of(), stop, null));
  }
}
