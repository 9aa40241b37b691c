package org.gelegen.model.records;

import java.time.Instant;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.OutcomeResult;
import org.jspecify.annotations.Nullable;

/**
 * Something that came of a contact. A contact may have several outcomes; the same result of the
 * same contact at the same moment is the same outcome.
 *
 * @param callbackAt the appointment asked for; only with {@code callback-request}
 * @param channel the channel of its contact, as the log tells it; absent as long as the contact is
 *     not known. It is no part of what comes in or is written down.
 */
public record OutcomeRecord(
    ClientId clientId,
    ContactId contactId,
    Instant at,
    OutcomeResult result,
    @Nullable Instant callbackAt,
    @Nullable Channel channel)
    implements PortfolioRecord {
  public OutcomeRecord {
    if (callbackAt != null && result != OutcomeResult.CALLBACK_REQUEST) {
      throw new IllegalArgumentException(
          "callbackAt goes with callback-request only but the result is " + result.wireName());
    }
  }

  /** An outcome as it comes in. */
  public OutcomeRecord(
      ClientId clientId,
      ContactId contactId,
      Instant at,
      OutcomeResult result,
      @Nullable Instant callbackAt) {
    this(clientId, contactId, at, result, callbackAt, null);
  }

  /** The same outcome, of a contact over {@code known}. */
  public OutcomeRecord over(Channel known) {
    return new OutcomeRecord(clientId, contactId, at, result, callbackAt, known);
  }

  @Override
  public RecordType type() {
    return RecordType.OUTCOME;
  }

  @Override
  public RecordKey key() {
    return new RecordKey(RecordType.OUTCOME, contactId.value() + "|" + result.wireName(), at);
  }
}
