package org.gelegen.app.demo.counterparts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.scheduler.sms.SmppGateway;
import org.gelegen.scheduler.sms.SmppSettings;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;
import org.jsmpp.util.MessageId;
import org.jspecify.annotations.Nullable;

/** An SMS centre that speaks SMPP 3.4, and sends receipts. */
final class SmsCentre extends Carrier implements ServerMessageReceiverListener {
  private static final String SYSTEM_ID = "gelegen";
  private static final String SENDER = "Gelegen";
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Duration BIND_WITHIN = Duration.ofSeconds(20);

  /** The underscore in the telephones' alphabet, 3GPP 23.038; all else in links is as in ASCII. */
  private static final char UNDERSCORE = 0x11;

  /** SMPP 3.4, section 5.2.19. */
  private static final byte UCS2 = 0x08;

  private final Map<String, String> numbers = new HashMap<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final String run;
  private final int port;
  private final SMPPServerSessionListener listener;
  private final Thread acceptor;
  private volatile @Nullable SMPPServerSession newest;

  /**
   * Starts it.
   *
   * @param run what ids begin with
   * @param whose the contact that a message's id belongs to
   */
  SmsCentre(String run, Function<String, Optional<Handed>> whose) {
    super(
        SmppGateway.NAME,
        "SMS centre, SMPP 3.4",
        Set.of(OutcomeResult.DELIVERED, OutcomeResult.FAILED),
        whose);
    this.run = run;
    try {
      ServerSocket socket = new ServerSocket();
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      port = socket.getLocalPort();
      listener = new SMPPServerSessionListener(port, new OnLoopback(socket));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    acceptor = Thread.ofVirtual().start(this::accept);
  }

  SmppSettings settings() {
    return new SmppSettings(
        "127.0.0.1",
        port,
        false,
        SYSTEM_ID,
        null,
        "",
        SENDER,
        null,
        true,
        TIMEOUT,
        TIMEOUT,
        Duration.ofSeconds(1),
        4);
  }

  /** The library's own would listen on every address of the machine. */
  private record OnLoopback(ServerSocket socket) implements ServerConnectionFactory {
    @Override
    public ServerConnection listen(int port) {
      return new ServerSocketConnection(socket);
    }

    @Override
    public ServerConnection listen(int port, int timeout) {
      return new ServerSocketConnection(socket);
    }

    @Override
    public ServerConnection listen(int port, int timeout, int backlog) {
      return new ServerSocketConnection(socket);
    }
  }

  private void accept() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        SMPPServerSession session = listener.accept();
        session.setMessageReceiverListener(this);
        newest = session;
        session.waitForBind(BIND_WITHIN.toMillis()).accept(SYSTEM_ID);
      } catch (IOException | TimeoutException | PDUStringException _) {
        // It was closed.
        return;
      }
    }
  }

  @Override
  public SubmitSmResult onAcceptSubmitSm(SubmitSm message, SMPPServerSession session)
      throws ProcessRequestException {
    String text = text(message);
    if (inbox().turnsAway(message.getDestAddress())) {
      throw new ProcessRequestException("throttled", SMPPConstant.STAT_ESME_RTHROTTLED);
    }
    String id = run + "-" + ids.incrementAndGet();
    synchronized (numbers) {
      numbers.put(id, message.getDestAddress());
    }
    inbox().take(id, text);
    try {
      return new SubmitSmResult(new MessageId(id), new OptionalParameter[0]);
    } catch (PDUStringException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(SubmitSm message) {
    OptionalParameter.Message_payload payload =
        message.getOptionalParameter(OptionalParameter.Message_payload.class);
    byte[] bytes = payload == null ? message.getShortMessage() : payload.getValue();
    boolean wide = message.getDataCoding() == UCS2;
    return new String(bytes, wide ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1)
        .replace(UNDERSCORE, '_');
  }

  @Override
  void report(String id, OutcomeResult result) {
    String text =
        "id:%s sub:001 dlvrd:001 submit date:2601010900 done date:2601010900 stat:%s err:000 text:"
            .formatted(id, result == OutcomeResult.DELIVERED ? "DELIVRD" : "UNDELIV");
    String number;
    synchronized (numbers) {
      number = Objects.requireNonNull(numbers.get(id), id);
    }
    // A receipt, SMPP 3.4, section 5.2.12.
    deliver(number, new ESMClass(0x04), text);
  }

  /** Hands on what comes from a number; when this returns it is taken. */
  void deliver(String number, ESMClass kind, String text) {
    SMPPServerSession session = newest;
    if (session == null) {
      throw new GelegenException("nobody is connected to the SMS centre");
    }
    try {
      session.deliverShortMessage(
          "",
          TypeOfNumber.INTERNATIONAL,
          NumberingPlanIndicator.ISDN,
          number,
          TypeOfNumber.ALPHANUMERIC,
          NumberingPlanIndicator.UNKNOWN,
          SENDER,
          kind,
          (byte) 0,
          (byte) 0,
          new RegisteredDelivery(0),
          new GeneralDataCoding(),
          text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (PDUException
        | ResponseTimeoutException
        | InvalidResponseException
        | NegativeResponseException
        | IOException e) {
      throw new GelegenException("what came in was not taken: " + e.getMessage(), e);
    }
  }

  @Override
  public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti message, SMPPServerSession session)
      throws ProcessRequestException {
    throw unused();
  }

  @Override
  public QuerySmResult onAcceptQuerySm(QuerySm message, SMPPServerSession session)
      throws ProcessRequestException {
    throw unused();
  }

  @Override
  public void onAcceptReplaceSm(ReplaceSm message, SMPPServerSession session)
      throws ProcessRequestException {
    throw unused();
  }

  @Override
  public void onAcceptCancelSm(CancelSm message, SMPPServerSession session)
      throws ProcessRequestException {
    throw unused();
  }

  @Override
  public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm message, SMPPServerSession session)
      throws ProcessRequestException {
    throw unused();
  }

  @Override
  public void onAcceptCancelBroadcastSm(CancelBroadcastSm message, SMPPServerSession session)
      throws ProcessRequestException {
    throw unused();
  }

  @Override
  public QueryBroadcastSmResult onAcceptQueryBroadcastSm(
      QueryBroadcastSm message, SMPPServerSession session) throws ProcessRequestException {
    throw unused();
  }

  @Override
  public DataSmResult onAcceptDataSm(DataSm message, Session session)
      throws ProcessRequestException {
    throw unused();
  }

  private static ProcessRequestException unused() {
    return new ProcessRequestException(
        "this centre takes submit_sm only", SMPPConstant.STAT_ESME_RINVCMDID);
  }

  @Override
  public void close() {
    super.close();
    acceptor.interrupt();
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SMPPServerSession session = newest;
    if (session != null) {
      session.close();
    }
  }
}
