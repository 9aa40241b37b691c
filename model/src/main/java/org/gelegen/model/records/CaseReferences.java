package org.gelegen.model.records;

import java.util.function.Consumer;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.jspecify.annotations.Nullable;

/** What a payment can name a case by. */
public interface CaseReferences {
  /** Hands every case of a client, closed ones as well, to {@code visitor}, in no given order. */
  void forEachCase(ClientId client, Consumer<CaseReference> visitor);

  /**
   * A case in its newest version.
   *
   * @param debtorId whose it is by then
   * @param paymentReference its attribute {@link CaseRecord#PAYMENT_REFERENCE}
   */
  record CaseReference(CaseId caseId, DebtorId debtorId, @Nullable String paymentReference) {}
}
