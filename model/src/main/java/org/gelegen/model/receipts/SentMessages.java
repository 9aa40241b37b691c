package org.gelegen.model.receipts;

import java.time.Instant;
import java.util.Optional;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.OutcomeResult;

/** Keeps which contacts messages are about, so that receipts find them also after a restart. */
public interface SentMessages {
  /**
   * Keeps a message; it is durable when this returns. One of the same client, gateway and id is
   * replaced, for ids come again after a long time.
   */
  void keep(SentMessage message);

  /**
   * The message that a gateway tells of, whoever's it is; of several with that id the newest.
   *
   * @param messageId as it was kept
   */
  Optional<SentMessage> find(String gateway, String messageId);

  /**
   * Notes that a result was told at {@code now}, unless that result was told before; answers when
   * it was told first. Of a message that is not kept it answers {@code now}.
   */
  Instant firstTold(SentMessage message, OutcomeResult result, Instant now);

  /** Forgets at most {@code limit} messages from before a moment; answers how many. */
  int forget(ClientId client, Instant before, int limit);
}
