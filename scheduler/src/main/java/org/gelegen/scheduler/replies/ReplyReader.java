package org.gelegen.scheduler.replies;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.gelegen.model.replies.Replies;
import org.gelegen.model.replies.Reply;
import org.gelegen.model.replies.ReplyInbox;
import org.gelegen.scheduler.rounds.Round;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps replies, and takes them into the log at once on threads of its own: whoever handed them
 * over waits for the one and not for the other. The round takes what a process that died, or a
 * database that was away, has left.
 */
public final class ReplyReader implements Consumer<Reply>, Round, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReplyReader.class);

  /** So that one client whose records are being imported holds up nobody else's replies. */
  private static final int SIDE_BY_SIDE = 4;

  /** Longer than the same may come again within. */
  static final Duration SETTLED_FOR = Duration.ofDays(1);

  /** For how long an operator can see to it. */
  static final Duration UNMATCHED_FOR = Duration.ofDays(365);

  private static final int MOST_PASSES = 4;

  private final Replies replies;
  private final ReplyInbox inbox;
  private final Semaphore room = new Semaphore(SIDE_BY_SIDE);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public ReplyReader(Replies replies, ReplyInbox inbox) {
    this.replies = replies;
    this.inbox = inbox;
  }

  /** Keeps a reply; when this returns it is durable and on its way into the log. */
  @Override
  public void accept(Reply reply) {
    replies.keep(reply);
    try {
      threads.execute(this::read);
    } catch (RejectedExecutionException e) {
      // It is closed; the next round, here or elsewhere, finds it.
      LOG.debug("a reply waits for the next round", e);
    }
  }

  /** Takes what has come in. */
  @Override
  public void run(Instant now) {
    read();
  }

  /**
   * Forgets what is old, and looks again for those of whom nobody was known; what is left over of
   * very many waits for the next time.
   */
  public void lookAgain(Instant now) {
    inbox.forget(now.minus(SETTLED_FOR), now.minus(UNMATCHED_FOR));
    int passes = 0;
    while (passes < MOST_PASSES && replies.lookAgain(ReplyReader::tell).seen() > 0) {
      passes++;
    }
  }

  private static void tell(String replyId, RuntimeException trouble) {
    LOG.error("reply {} is not in the log yet", replyId, trouble);
  }

  private void read() {
    if (!room.tryAcquire()) {
      // Who is reading goes on until nothing is due, or the next round does.
      return;
    }
    try {
      Replies.Pass pass;
      do {
        pass = replies.work(ReplyReader::tell);
        if (pass.unmatched() > 0) {
          LOG.warn(
              "{} replies say stop and are nobody's that is known: see gelegen replies",
              pass.unmatched());
        }
      } while (pass.seen() > 0);
    } catch (RuntimeException e) {
      LOG.error("replies could not be read; they are due again within minutes", e);
    } finally {
      room.release();
    }
  }

  @Override
  public void close() {
    threads.close();
  }
}
