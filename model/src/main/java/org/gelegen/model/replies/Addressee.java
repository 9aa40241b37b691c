package org.gelegen.model.replies;

import java.time.Instant;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.jspecify.annotations.Nullable;

/**
 * A debtor who has a number.
 *
 * @param last the last contact that was to go to it; absent: none is known
 */
public record Addressee(ClientId clientId, DebtorId debtorId, @Nullable Last last) {
  /**
   * A contact that was to go to a number.
   *
   * @param at when it was handed to its gateway
   * @param recorded whether the log has it; else it may never have gone out
   */
  public record Last(ContactId contactId, Instant at, boolean recorded) {}
}
