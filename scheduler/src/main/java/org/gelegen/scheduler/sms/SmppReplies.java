package org.gelegen.scheduler.sms;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.receipts.Receipt;
import org.gelegen.model.receipts.Receipts;
import org.gelegen.model.receipts.Receipts.Taken;
import org.gelegen.scheduler.gateways.StopWords;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter.Message_payload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what debtors text back. It belongs to the last message to their number; one that says stop
 * is that contact's {@code opt-out}, any other an inbound contact of its debtor. What a debtor
 * wrote is kept nowhere.
 */
final class SmppReplies {
  private static final Logger LOG = LoggerFactory.getLogger(SmppReplies.class);

  private final Receipts receipts;
  private final AtomicLong unmatched = new AtomicLong();
  private final AtomicLong unmatchedStops = new AtomicLong();

  SmppReplies(Receipts receipts) {
    this.receipts = receipts;
  }

  /** What the last message to a number is kept under, besides its own id. */
  static String number(String digits) {
    return "to:" + digits;
  }

  /** Takes a text; when this returns, what came of it is durable. */
  void take(DeliverSm pdu) {
    boolean stop = StopWords.isStop(text(pdu));
    String number = number(pdu.getSourceAddr().replaceFirst("^(\\+|00)", ""));
    Receipt receipt =
        new Receipt(
            SmppGateway.NAME,
            List.of(number),
            stop ? OutcomeResult.OPT_OUT : OutcomeResult.READ,
            null);
    Taken taken = stop ? receipts.take(receipt) : receipts.takeInbound(receipt, Channel.SMS);
    switch (taken) {
      case RECORDED -> {}
      case REFUSED -> LOG.warn("what a debtor texted back was refused");
      case UNKNOWN ->
          LOG.warn(
              "{} texts came in since the start from numbers that no text went to in 30 days; {} of"
                  + " them said stop",
              unmatched.incrementAndGet(),
              stop ? unmatchedStops.incrementAndGet() : unmatchedStops.get());
    }
  }

  private static String text(DeliverSm pdu) {
    Message_payload payload = pdu.getOptionalParameter(Message_payload.class);
    byte[] octets = payload == null ? pdu.getShortMessage() : payload.getValue();
    if (octets == null) {
      return "";
    }
    // A header begins with its length.
    int header = pdu.isUdhi() && octets.length > 0 ? 1 + (octets[0] & 0xff) : 0;
    byte[] content = Arrays.copyOfRange(octets, Math.min(header, octets.length), octets.length);
    // The words that matter have the same octets in the default alphabet, ASCII and Latin 1.
    return new String(
        content,
        pdu.getDataCoding() == Alphabet.ALPHA_UCS2.value()
            ? StandardCharsets.UTF_16BE
            : StandardCharsets.ISO_8859_1);
  }
}
