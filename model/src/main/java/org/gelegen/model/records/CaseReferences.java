package org.gelegen.model.records;

import java.util.Optional;
import java.util.function.Consumer;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.jspecify.annotations.Nullable;

/** What a payment can name a case by. */
public interface CaseReferences {
  /** Hands every case of a client, closed ones as well, to {@code visitor}, in no given order. */
  void forEachCase(ClientId client, Consumer<CaseReference> visitor);

  /** A case of a client by its id, or empty when it has none of that id. */
  Optional<CaseReference> find(ClientId client, CaseId caseId);

  /**
   * A case in its newest version.
   *
   * @param debtorId whose it is by then
   * @param paymentReference its attribute {@link CaseRecord#PAYMENT_REFERENCE}
   */
  record CaseReference(CaseId caseId, DebtorId debtorId, @Nullable String paymentReference) {}
}
