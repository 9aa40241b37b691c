package org.gelegen.scheduler.sms;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.scheduler.gateways.Delivery;
import org.gelegen.scheduler.gateways.Gateway;
import org.gelegen.scheduler.gateways.OutgoingMessage;
import org.gelegen.scheduler.gateways.TwoWayPorts;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.DataCoding;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands text messages to an SMS centre over one session.
 *
 * <p>SMPP has no idempotency key: a message whose answer did not come may have been taken, and so
 * may one of which some parts were. The centre's id of a message is kept before the message counts
 * as taken, so that its receipt is matched after a restart as well, and the number before the
 * message goes out, so that a stop finds whose it is.
 *
 * @see "SMPP 3.4, section 4.4 submit_sm"
 */
public final class SmppGateway implements Gateway, AutoCloseable {
  /** Under this name the ids of messages are kept. */
  public static final String NAME = "smpp";

  private static final Logger LOG = LoggerFactory.getLogger(SmppGateway.class);

  /** The pause until a session is there again, for a message that is to go out. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** More parts would take longer than a claim may. */
  private static final int MOST_PARTS = 6;

  private static final int TRIES_OF_LATER_PARTS = 3;
  private static final Duration PAUSE_OF_LATER_PARTS = Duration.ofMillis(500);

  private final SmppSettings settings;
  private final TwoWayPorts ports;
  private final SmppReceipts inbound;
  private final SmppLink link;

  public SmppGateway(SmppSettings settings, TwoWayPorts ports) {
    this.settings = settings;
    this.ports = ports;
    inbound =
        new SmppReceipts(ports.receipts(), new SmppReplies(ports.replies(), settings.country()));
    link = new SmppLink(settings, inbound);
  }

  /** Connects, and stays connected until it is closed. */
  public SmppGateway open() {
    if (settings.country() == null && settings.sender().matches("[+0-9]+")) {
      LOG.info(
          "smpp.country is not set: who answers from a number in national form is not recognised");
    }
    link.open();
    return this;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<Channel> channels() {
    return Set.of(Channel.SMS);
  }

  @Override
  public boolean idempotent() {
    return false;
  }

  @Override
  public int concurrency() {
    return settings.concurrency();
  }

  @Override
  public Delivery send(OutgoingMessage message) {
    String number = message.address() == null ? "" : message.address().replaceAll("[ ()./-]", "");
    if (!number.matches("\\+[1-9][0-9]{6,14}")) {
      return new Delivery.Rejected("the address is no number with a plus and its country");
    }
    SmsText text = SmsText.of(message.body());
    if (text.parts().size() > MOST_PARTS) {
      return new Delivery.Rejected(
          "the text has " + text.parts().size() + " parts and may have " + MOST_PARTS);
    }
    Optional<SMPPSession> session = link.find(PATIENCE);
    if (session.isEmpty()) {
      return new Delivery.Later("there is no session with the SMS centre", null);
    }
    Submission submission = new Submission(session.get(), message, number.substring(1), text);
    return ports.send(
        NAME,
        number.substring(1),
        message,
        () ->
            text.parts().size() == 1 || settings.payload()
                ? submission.whole()
                : submission.inParts());
  }

  @Override
  public void close() {
    link.close();
    inbound.close();
  }

  /** One message on its way. */
  private final class Submission {
    private final SMPPSession session;
    private final OutgoingMessage message;
    private final String digits;
    private final SmsText text;

    private Submission(SMPPSession session, OutgoingMessage message, String digits, SmsText text) {
      this.session = session;
      this.message = message;
      this.digits = digits;
      this.text = text;
    }

    private Delivery whole() {
      byte[] whole = text.whole();
      return text.parts().size() == 1
          ? submit(new ESMClass(), whole, true)
          : submit(new ESMClass(), new byte[0], true, new OptionalParameter.Message_payload(whole));
    }

    private Delivery inParts() {
      int parts = text.parts().size();
      for (int part = 1; part <= parts; part++) {
        Delivery delivery = submitPart(part, parts);
        if (part > 1) {
          for (int i = 1; i < TRIES_OF_LATER_PARTS && delivery instanceof Delivery.Later; i++) {
            pause();
            delivery = submitPart(part, parts);
          }
        }
        if (!(delivery instanceof Delivery.Accepted)) {
          // A message of which the centre has a part is neither taken nor not taken.
          return part == 1
              ? delivery
              : new Delivery.Unknown(
                  "the SMS centre took " + (part - 1) + " of " + parts + " parts");
        }
      }
      return new Delivery.Accepted();
    }

    private Delivery submitPart(int part, int parts) {
      byte[] content = text.parts().get(part - 1);
      byte[] octets = new byte[6 + content.length];
      octets[0] = 5;
      octets[1] = 0;
      octets[2] = 3;
      octets[3] = (byte) message.contactId().hashCode();
      octets[4] = (byte) parts;
      octets[5] = (byte) part;
      System.arraycopy(content, 0, octets, 6, content.length);
      return submit(new ESMClass(0x40), octets, part == parts);
    }

    private void pause() {
      try {
        Thread.sleep(PAUSE_OF_LATER_PARTS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private Delivery submit(
        ESMClass form, byte[] octets, boolean last, OptionalParameter... parameters) {
      DataCoding coding =
          new GeneralDataCoding(text.ucs2() ? Alphabet.ALPHA_UCS2 : Alphabet.ALPHA_DEFAULT);
      String id;
      try {
        id =
            session
                .submitShortMessage(
                    "",
                    senderType(),
                    senderPlan(),
                    settings.sender().replace("+", ""),
                    TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    digits,
                    form,
                    (byte) 0,
                    (byte) 0,
                    null,
                    null,
                    // What the centre tells of the last part is told of the message.
                    new RegisteredDelivery(
                        last ? SMSCDeliveryReceipt.SUCCESS_FAILURE : SMSCDeliveryReceipt.DEFAULT),
                    (byte) 0,
                    coding,
                    (byte) 0,
                    octets,
                    parameters)
                .getMessageId();
      } catch (NegativeResponseException e) {
        return refusal(e.getCommandStatus());
      } catch (PDUException e) {
        return new Delivery.Rejected("no text message can be made of the text");
      } catch (ResponseTimeoutException e) {
        return new Delivery.Unknown("the SMS centre did not answer within " + settings.timeout());
      } catch (InvalidResponseException | IOException e) {
        return new Delivery.Unknown("the session with the SMS centre broke");
      }
      if (last) {
        keep(id);
      }
      return new Delivery.Accepted();
    }

    private TypeOfNumber senderType() {
      if (settings.sender().startsWith("+")) {
        return TypeOfNumber.INTERNATIONAL;
      }
      return settings.sender().matches("[0-9]+")
          ? TypeOfNumber.NETWORK_SPECIFIC
          : TypeOfNumber.ALPHANUMERIC;
    }

    private NumberingPlanIndicator senderPlan() {
      return settings.sender().startsWith("+")
          ? NumberingPlanIndicator.ISDN
          : NumberingPlanIndicator.UNKNOWN;
    }

    /** The message is out, whether or not its receipt will find it. */
    private void keep(String id) {
      if (id != null && !id.isEmpty()) {
        ports.keep(NAME, id, message);
      }
    }
  }

  /** What was answered with an error was certainly not taken. */
  private static Delivery refusal(int status) {
    String reason = "the SMS centre answered error 0x%02X".formatted(status);
    return switch (status) {
      case SMPPConstant.STAT_ESME_RTHROTTLED,
          SMPPConstant.STAT_ESME_RMSGQFUL,
          SMPPConstant.STAT_ESME_RSYSERR,
          SMPPConstant.STAT_ESME_RSUBMITFAIL,
          SMPPConstant.STAT_ESME_RX_T_APPN ->
          new Delivery.Later(reason, null);
      case SMPPConstant.STAT_ESME_RINVSRCADR,
          SMPPConstant.STAT_ESME_RINVSRCTON,
          SMPPConstant.STAT_ESME_RINVSRCNPI,
          SMPPConstant.STAT_ESME_RINVSYSTYP,
          SMPPConstant.STAT_ESME_RINVSERTYP,
          SMPPConstant.STAT_ESME_RINVBNDSTS ->
          new Delivery.Later(reason + ": check the settings of smpp", null);
      default -> new Delivery.Rejected(reason);
    };
  }
}
