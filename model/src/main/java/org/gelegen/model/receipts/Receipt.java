package org.gelegen.model.receipts;

import java.time.Instant;
import java.util.List;
import org.gelegen.model.portfolio.OutcomeResult;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway tells of a message.
 *
 * @param messageIds the spellings under which the message may have been kept, the likeliest first
 * @param at when it happened; absent: the gateway does not say, and the first telling counts
 */
public record Receipt(
    String gateway, List<String> messageIds, OutcomeResult result, @Nullable Instant at) {
  public Receipt {
    messageIds = List.copyOf(messageIds);
  }
}
