package org.gelegen.scheduler.sms;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.extra.ProcessRequestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what comes in over a session on threads of its own, within bounded time, and not too much of
 * it at once: the session's threads read the answers to what goes out as well, and never all wait.
 * What is refused for now is handed over again by the centre.
 */
final class InboundRoom implements AutoCloseable {
  /** What the session's threads may be busy with besides answers. */
  static final int AT_ONCE = 8;

  /** The session's threads: beside those of two rooms, as many are always free for answers. */
  static final int SESSION_THREADS = 3 * AT_ONCE;

  private static final Logger LOG = LoggerFactory.getLogger(InboundRoom.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Semaphore room = new Semaphore(AT_ONCE);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Does some work. What is not done in time goes on by itself, so it has to bear being done twice.
   *
   * @throws ProcessRequestException when it is not done: refuse it for now
   */
  <T> T within(Callable<T> work) throws ProcessRequestException {
    if (!room.tryAcquire()) {
      throw later("too much comes in at once");
    }
    Future<T> future;
    try {
      future =
          threads.submit(
              () -> {
                try {
                  return work.call();
                } finally {
                  room.release();
                }
              });
    } catch (RejectedExecutionException e) {
      room.release();
      throw later("the session is being closed");
    }
    try {
      return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.warn("what came in from the SMS centre took longer than {}", PATIENCE);
      throw later("it takes too long");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw later("the session is being closed");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ProcessRequestException refused) {
        throw refused;
      }
      LOG.error("what came in from the SMS centre could not be taken", e.getCause());
      throw later("it could not be taken now");
    }
  }

  static ProcessRequestException later(String reason) {
    return new ProcessRequestException(reason, SMPPConstant.STAT_ESME_RX_T_APPN);
  }

  /** Breaks off what is being done: nobody was told that it is, so it comes again. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
