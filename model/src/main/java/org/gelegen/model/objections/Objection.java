package org.gelegen.model.objections;

import java.time.Instant;
import org.gelegen.model.portfolio.DebtorId;
import org.jspecify.annotations.Nullable;

/**
 * A debtor's objection to profiling (GDPR art. 21 and 22), and what became of it.
 *
 * @param objectedBy the key's id, or the command
 * @param cancelled how many contacts that a model had planned it took back
 * @param withdrawnAt when the debtor withdrew it, absent: it is in force
 * @param withdrawnWhy absent where nobody said
 */
public record Objection(
    String objectionId,
    DebtorId debtorId,
    Instant objectedAt,
    String objectedBy,
    String why,
    long cancelled,
    @Nullable Instant withdrawnAt,
    @Nullable String withdrawnBy,
    @Nullable String withdrawnWhy) {
  public boolean inForce() {
    return withdrawnAt == null;
  }
}
