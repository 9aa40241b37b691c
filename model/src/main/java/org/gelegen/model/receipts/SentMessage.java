package org.gelegen.model.receipts;

import java.time.Instant;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;

/**
 * A message that a gateway has an id of its own for.
 *
 * @param gateway the gateway's name
 * @param messageId what it calls the message; it may call another one so after a long time
 * @param at when it was handed over
 */
public record SentMessage(
    ClientId clientId,
    String gateway,
    String messageId,
    ContactId contactId,
    DebtorId debtorId,
    Instant at) {
  public SentMessage {
    if (gateway.isEmpty() || messageId.isEmpty()) {
      throw new IllegalArgumentException("gateway and messageId must not be empty");
    }
  }
}
