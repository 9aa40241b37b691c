package org.gelegen.scheduler.sms;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.receipts.Receipt;
import org.gelegen.model.receipts.Receipts;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.AbstractSmCommand;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Message_state;
import org.jsmpp.bean.OptionalParameter.Receipted_message_id;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.util.MessageId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes delivery receipts, and hands on what debtors text back. What cannot be taken now is refused
 * for now, so that the centre sends it again: a receipt may be quicker than the answer to its
 * message. One that stays unknown is taken and dropped at its third time. Some centres hand on
 * receipts without the bit that tells them from texts; these are known by what else they bear.
 *
 * @see "SMPP 3.4, section 5.2.28 message_state, and appendix B on the text of receipts"
 */
final class SmppReceipts implements MessageReceiverListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SmppReceipts.class);
  private static final Pattern ID = Pattern.compile("\\bid:\\s*(\\S+)");
  private static final Pattern STATE =
      Pattern.compile("\\bstat:\\s*([A-Z]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern RECEIPT =
      Pattern.compile(
          "\\s*id:\\s*\\S+\\s.*\\bstat:\\s*[A-Z]+.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** The bits of esm_class that tell receipts and acknowledgements from texts, section 5.2.12. */
  private static final int MESSAGE_TYPE = 0x3c;

  private static final int RECEIPT_TYPE = 0x04;

  private static final int MOST_TIMES = 3;
  private static final int REMEMBERED = 1_000;

  private final Receipts receipts;
  private final SmppReplies replies;

  /** Receipts wait for the log of their client, and texts for nobody. */
  private final InboundRoom receiptRoom = new InboundRoom();

  private final InboundRoom textRoom = new InboundRoom();
  private final Map<String, Integer> refused =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > REMEMBERED;
        }
      };

  SmppReceipts(Receipts receipts, SmppReplies replies) {
    this.receipts = receipts;
    this.replies = replies;
  }

  @Override
  public void onAcceptDeliverSm(DeliverSm pdu) throws ProcessRequestException {
    receive(pdu);
  }

  @Override
  public DataSmResult onAcceptDataSm(DataSm pdu, Session source) throws ProcessRequestException {
    receive(pdu);
    try {
      return new DataSmResult(new MessageId(""), new OptionalParameter[0]);
    } catch (PDUStringException e) {
      throw new IllegalStateException("no id is too long", e);
    }
  }

  private void receive(AbstractSmCommand pdu) throws ProcessRequestException {
    int type = pdu.getEsmClass() & MESSAGE_TYPE;
    String text = new String(ReceivedText.content(pdu), StandardCharsets.ISO_8859_1);
    boolean receipt = type == RECEIPT_TYPE || (type == 0 && isReceipt(pdu, text));
    if (!receipt) {
      if (type == 0) {
        textRoom.within(
            () -> {
              replies.take(pdu);
              return pdu;
            });
      }
      return;
    }
    Optional<String> id = id(pdu, text);
    Optional<OutcomeResult> result = result(pdu, text);
    if (id.isEmpty() || result.isEmpty()) {
      // On its way, or accepted: the last word follows.
      return;
    }
    receiptRoom.within(
        () -> {
          take(id.get(), result.get());
          return pdu;
        });
  }

  private static boolean isReceipt(AbstractSmCommand pdu, String text) {
    return pdu.getOptionalParameter(Receipted_message_id.class) != null
        || pdu.getOptionalParameter(Message_state.class) != null
        || RECEIPT.matcher(text).matches();
  }

  private void take(String id, OutcomeResult result) throws ProcessRequestException {
    Receipt receipt = new Receipt(SmppGateway.NAME, List.copyOf(spellings(id)), result, null);
    switch (receipts.take(receipt)) {
      case RECORDED -> forget(id);
      case REFUSED -> LOG.warn("the outcome of a receipt was refused");
      case UNKNOWN -> {
        if (count(id) < MOST_TIMES) {
          throw InboundRoom.later("the message is not known yet");
        }
        LOG.warn("a receipt is about a message that is not known");
      }
    }
  }

  private int count(String id) {
    synchronized (refused) {
      return refused.merge(id, 1, Integer::sum);
    }
  }

  private void forget(String id) {
    synchronized (refused) {
      refused.remove(id);
    }
  }

  private static Optional<String> id(AbstractSmCommand pdu, String text) {
    Receipted_message_id named = pdu.getOptionalParameter(Receipted_message_id.class);
    if (named != null) {
      return Optional.of(named.getValueAsString().strip()).filter(id -> !id.isEmpty());
    }
    Matcher matcher = ID.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static Optional<OutcomeResult> result(AbstractSmCommand pdu, String text) {
    Message_state state = pdu.getOptionalParameter(Message_state.class);
    if (state != null) {
      return switch (state.getValue()) {
        case 2 -> Optional.of(OutcomeResult.DELIVERED);
        case 3, 4, 5, 8 -> Optional.of(OutcomeResult.FAILED);
        default -> Optional.empty();
      };
    }
    Matcher matcher = STATE.matcher(text);
    return matcher.find()
        ? switch (matcher.group(1).toUpperCase(Locale.ROOT)) {
          case "DELIVRD" -> Optional.of(OutcomeResult.DELIVERED);
          case "EXPIRED", "DELETED", "UNDELIV", "REJECTD" -> Optional.of(OutcomeResult.FAILED);
          default -> Optional.empty();
        }
        : Optional.empty();
  }

  /**
   * The spellings that a message's id may have had in the answer to it: centres are known to answer
   * in hexadecimal digits and to tell in decimal ones, or the other way round.
   */
  static Set<String> spellings(String id) {
    Set<String> spellings = new LinkedHashSet<>();
    spellings.add(id);
    if (id.matches("[0-9]{1,30}")) {
      String hex = new BigInteger(id).toString(16);
      spellings.add(hex);
      spellings.add(hex.toUpperCase(Locale.ROOT));
    }
    if (id.matches("[0-9a-fA-F]{1,24}")) {
      spellings.add(new BigInteger(id, 16).toString());
    }
    return spellings;
  }

  @Override
  public void onAcceptAlertNotification(AlertNotification notification) {
    // A telephone is there again; the centre sends what waits for it by itself.
  }

  @Override
  public void close() {
    receiptRoom.close();
    textRoom.close();
  }
}
