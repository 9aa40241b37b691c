package org.gelegen.model.records;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.PaymentId;
import org.jspecify.annotations.Nullable;

/** What a payment can name a case by, and which case one was for. */
public interface CaseReferences {
  /**
   * Hands every case of which a version counts at {@code at}, closed ones as well, to {@code
   * visitor}, in no given order.
   */
  void forEachCase(ClientId client, Instant at, Consumer<CaseReference> visitor);

  /** A case of a client by its id, or empty when no version of it counts at {@code at}. */
  Optional<CaseReference> find(ClientId client, CaseId caseId, Instant at);

  /**
   * The cases of those payments that are in the log, and the debtors who made them, whoever has the
   * case since. Without the payments that are of no case, and without payment references.
   */
  Map<PaymentId, CaseReference> ofPayments(ClientId client, Set<PaymentId> payments);

  /**
   * A case in its newest version that counts.
   *
   * @param debtorId whose it is by then
   * @param paymentReference its attribute {@link CaseRecord#PAYMENT_REFERENCE}
   */
  record CaseReference(CaseId caseId, DebtorId debtorId, @Nullable String paymentReference) {}
}
