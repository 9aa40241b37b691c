package org.gelegen.model.replies;

import java.time.Instant;

/**
 * A reply in the inbox.
 *
 * @param at when it was sent
 * @param first the first of those that say the same from the same number within {@link
 *     ReplyInbox#SAME_WITHIN}, which may be this one: centres hand on what they have no answer to
 *     once more
 * @param unmatched whether it was looked up before and nobody was found
 */
public record KeptReply(String replyId, Reply reply, Instant at, First first, boolean unmatched) {
  /** The first reply of those that say the same, and when it was sent. */
  public record First(String replyId, Instant at) {}
}
