package org.gelegen.scheduler.sms;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataCoding;
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
import org.jsmpp.session.BindRequest;
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

/** An SMS centre on this machine that answers as it is told to. */
final class SmsCentre implements ServerMessageReceiverListener, AutoCloseable {
  /** What it answers to a message. */
  interface Answer {
    String to(SubmitSm message, SMPPServerSession session) throws ProcessRequestException;
  }

  final List<SubmitSm> received = new CopyOnWriteArrayList<>();
  final BlockingQueue<SMPPServerSession> sessions = new LinkedBlockingQueue<>();
  final List<BindRequest> binds = new CopyOnWriteArrayList<>();
  volatile Answer answer = (_, _) -> nextId();
  private final AtomicInteger ids = new AtomicInteger();
  private final int port;
  private final SMPPServerSessionListener listener;
  private final Thread acceptor;
  private volatile @Nullable SMPPServerSession newest;

  SmsCentre(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    this.port = socket.getLocalPort();
    listener = new SMPPServerSessionListener(this.port, new OnLoopback(socket));
    acceptor = Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return port;
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

  private String nextId() {
    return "m-" + ids.incrementAndGet();
  }

  /** An answer that is an error. */
  static Answer error(int status) {
    return (_, _) -> {
      throw new ProcessRequestException("as it was told to", status);
    };
  }

  private void accept() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        SMPPServerSession session = listener.accept();
        session.setMessageReceiverListener(this);
        BindRequest bind = session.waitForBind(5_000);
        binds.add(bind);
        newest = session;
        bind.accept("centre");
        sessions.add(session);
      } catch (IOException | TimeoutException | PDUStringException e) {
        return;
      }
    }
  }

  /** Tells of a message; answers the status that came back, 0 when it was taken. */
  int tell(String text, OptionalParameter... parameters) throws Exception {
    return deliver(
        "31612345678",
        new ESMClass(0x04),
        new GeneralDataCoding(),
        text.getBytes(StandardCharsets.ISO_8859_1),
        parameters);
  }

  /** Hands on what somebody texted; answers the status that came back, 0 when it was taken. */
  int text(String from, String text) throws Exception {
    boolean latin = StandardCharsets.ISO_8859_1.newEncoder().canEncode(text);
    return deliver(
        from,
        new ESMClass(),
        latin ? new GeneralDataCoding() : new GeneralDataCoding(Alphabet.ALPHA_UCS2),
        text.getBytes(latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16BE));
  }

  /** The same with what goes before and with a form of one's own. */
  int deliver(
      String from, ESMClass form, DataCoding coding, byte[] octets, OptionalParameter... parameters)
      throws Exception {
    SMPPServerSession session = Objects.requireNonNull(newest);
    try {
      session.deliverShortMessage(
          "",
          TypeOfNumber.INTERNATIONAL,
          NumberingPlanIndicator.ISDN,
          from,
          TypeOfNumber.ALPHANUMERIC,
          NumberingPlanIndicator.UNKNOWN,
          "Gelegen",
          form,
          (byte) 0,
          (byte) 0,
          new RegisteredDelivery(0),
          coding,
          octets,
          parameters);
      return SMPPConstant.STAT_ESME_ROK;
    } catch (NegativeResponseException e) {
      return e.getCommandStatus();
    }
  }

  SMPPServerSession awaitSession() throws InterruptedException {
    SMPPServerSession session = sessions.poll(10, TimeUnit.SECONDS);
    if (session == null) {
      throw new AssertionError("nobody connected to the centre");
    }
    return session;
  }

  @Override
  public SubmitSmResult onAcceptSubmitSm(SubmitSm message, SMPPServerSession session)
      throws ProcessRequestException {
    received.add(message);
    try {
      return new SubmitSmResult(
          new MessageId(answer.to(message, session)), new OptionalParameter[0]);
    } catch (PDUStringException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti message, SMPPServerSession session) {
    throw new AssertionError("submit_multi is not used");
  }

  @Override
  public QuerySmResult onAcceptQuerySm(QuerySm message, SMPPServerSession session) {
    throw new AssertionError("query_sm is not used");
  }

  @Override
  public void onAcceptReplaceSm(ReplaceSm message, SMPPServerSession session) {
    throw new AssertionError("replace_sm is not used");
  }

  @Override
  public void onAcceptCancelSm(CancelSm message, SMPPServerSession session) {
    throw new AssertionError("cancel_sm is not used");
  }

  @Override
  public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm message, SMPPServerSession session) {
    throw new AssertionError("broadcast_sm is not used");
  }

  @Override
  public void onAcceptCancelBroadcastSm(CancelBroadcastSm message, SMPPServerSession session) {
    throw new AssertionError("cancel_broadcast_sm is not used");
  }

  @Override
  public QueryBroadcastSmResult onAcceptQueryBroadcastSm(
      QueryBroadcastSm message, SMPPServerSession session) {
    throw new AssertionError("query_broadcast_sm is not used");
  }

  @Override
  public DataSmResult onAcceptDataSm(DataSm message, Session session) {
    throw new AssertionError("data_sm is not used");
  }

  @Override
  public void close() throws IOException {
    acceptor.interrupt();
    listener.close();
    SMPPServerSession last = newest;
    if (last != null) {
      last.close();
    }
  }
}
