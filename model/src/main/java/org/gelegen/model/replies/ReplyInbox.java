package org.gelegen.model.replies;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Replies on their way into the log: durable before whoever handed them over is answered, since
 * nobody hands them over again after that. They belong to no client until it is known whose they
 * are. Safe for use by many threads and processes.
 */
public interface ReplyInbox {
  /** Within this time the same from the same number may be one reply that came twice. */
  Duration SAME_WITHIN = Duration.ofMinutes(10);

  /**
   * Keeps a reply; it is durable when this returns.
   *
   * @param at when it was sent, and not after {@code now}
   */
  void keep(Reply reply, Instant at, Instant now);

  /**
   * Hands out what is due and was not looked up in vain yet, the oldest first; nobody else gets it
   * until the lease ends. What is not settled by then is due again.
   */
  List<KeptReply> claim(Instant now, Duration lease, int limit);

  /** Hands out what is due again of those of whom nobody was known, in the same way. */
  List<KeptReply> claimUnmatched(Instant now, Duration lease, int limit);

  /** Nothing is left to be done: the number is forgotten at once. */
  void settle(String replyId);

  /** Nobody is known to whom it belongs: it waits for an operator, and is due again at a moment. */
  void findNobody(String replyId, Instant dueAgain);

  /** Those that say stop and wait for an operator, the newest first. */
  List<KeptReply> listUnmatched(int limit);

  /** One of these. */
  Optional<KeptReply> findUnmatched(String replyId);

  /**
   * How many that say stop wait for an operator, or were kept before a moment and could not be
   * taken into the log yet.
   */
  long countWaiting(Instant keptBefore);

  /** Forgets what is settled and was kept before a moment, and what waits from before another. */
  int forget(Instant settledBefore, Instant unmatchedBefore);
}
