package org.gelegen.scheduler.sms;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session with the centre that is made again whenever it is lost, with pauses from a second on
 * that double up to the longest one. It is kept also while nothing is sent, since receipts come
 * over it.
 */
final class SmppLink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SmppLink.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private final SmppSettings settings;
  private final MessageReceiverListener listener;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private @Nullable SMPPSession session;
  private @Nullable Thread keeper;
  private boolean closed;

  SmppLink(SmppSettings settings, MessageReceiverListener listener) {
    this.settings = settings;
    this.listener = listener;
  }

  /** Begins to keep the session. */
  void open() {
    lock.lock();
    try {
      if (keeper == null && !closed) {
        keeper = Thread.ofVirtual().name("smpp " + settings.host()).start(this::keep);
      }
    } finally {
      lock.unlock();
    }
  }

  /** The session, or empty when there is none within {@code patience}. */
  Optional<SMPPSession> find(Duration patience) {
    long left = patience.toNanos();
    lock.lock();
    try {
      while (!isBound() && left > 0 && !closed) {
        left = changed.awaitNanos(left);
      }
      return isBound() ? Optional.ofNullable(session) : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private boolean isBound() {
    return session != null && session.getSessionState().isBound();
  }

  private void keep() {
    Duration pause = FIRST_PAUSE;
    try {
      while (awaitLoss()) {
        if (connect()) {
          pause = FIRST_PAUSE;
        } else {
          rest(pause);
          Duration next = pause.multipliedBy(2);
          pause = next.compareTo(settings.longestPause()) > 0 ? settings.longestPause() : next;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until there is no session; false: there is to be none any more. */
  private boolean awaitLoss() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (isBound() && !closed) {
        // A state that nobody told of is looked at all the same.
        changed.await(1, TimeUnit.SECONDS);
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private void rest(Duration pause) throws InterruptedException {
    long left = pause.toNanos();
    lock.lockInterruptibly();
    try {
      while (left > 0 && !closed) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean connect() {
    SMPPSession fresh = new SMPPSession(new SmppConnections(settings));
    fresh.setPduProcessorDegree(InboundRoom.SESSION_THREADS);
    fresh.setTransactionTimer(settings.timeout().toMillis());
    fresh.setEnquireLinkTimer(Math.toIntExact(settings.enquireEvery().toMillis()));
    fresh.setMessageReceiverListener(listener);
    fresh.addSessionStateListener((_, _, _) -> signal());
    try {
      fresh.connectAndBind(
          settings.host(),
          settings.port(),
          new BindParameter(
              BindType.BIND_TRX,
              settings.systemId(),
              settings.password(),
              settings.systemType(),
              TypeOfNumber.UNKNOWN,
              NumberingPlanIndicator.UNKNOWN,
              null),
          settings.timeout().toMillis());
    } catch (IOException | RuntimeException e) {
      // The exception may quote what was said at log-in.
      LOG.warn(
          "no session with the SMS centre {}: {}", settings.host(), e.getClass().getSimpleName());
      fresh.close();
      return false;
    }
    lock.lock();
    try {
      session = fresh;
      changed.signalAll();
      if (closed) {
        fresh.unbindAndClose();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void signal() {
    // Told by threads of the session, also while this one waits for it to be bound.
    Thread.ofVirtual()
        .start(
            () -> {
              lock.lock();
              try {
                changed.signalAll();
              } finally {
                lock.unlock();
              }
            });
  }

  /** Ends the session for good. */
  @Override
  public void close() {
    SMPPSession last;
    lock.lock();
    try {
      closed = true;
      last = session;
      session = null;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (last != null) {
      last.unbindAndClose();
    }
  }
}
