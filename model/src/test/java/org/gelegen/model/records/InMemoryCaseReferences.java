package org.gelegen.model.records;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.PaymentId;

/** The cases and payments that a log has. */
public record InMemoryCaseReferences(InMemoryRecordLog log) implements CaseReferences {
  @Override
  public void forEachCase(ClientId client, Instant at, Consumer<CaseReference> visitor) {
    Map<CaseId, CaseRecord> newest = new HashMap<>();
    for (PortfolioRecord record : log.accepted(client)) {
      if (record instanceof CaseRecord version && !version.at().isAfter(at)) {
        newest.merge(
            version.caseId(), version, (one, other) -> one.at().isAfter(other.at()) ? one : other);
      }
    }
    newest.values().forEach(version -> visitor.accept(reference(version)));
  }

  @Override
  public Optional<CaseReference> find(ClientId client, CaseId caseId, Instant at) {
    Map<CaseId, CaseReference> all = new HashMap<>();
    forEachCase(client, at, reference -> all.put(reference.caseId(), reference));
    return Optional.ofNullable(all.get(caseId));
  }

  @Override
  public Map<PaymentId, CaseReference> ofPayments(ClientId client, Set<PaymentId> payments) {
    Map<PaymentId, CaseReference> known = new HashMap<>();
    for (PortfolioRecord record : log.accepted(client)) {
      if (record instanceof PaymentRecord payment
          && payment.caseId() != null
          && payments.contains(payment.paymentId())) {
        known.put(
            payment.paymentId(), new CaseReference(payment.caseId(), payment.debtorId(), null));
      }
    }
    return known;
  }

  private static CaseReference reference(CaseRecord version) {
    return new CaseReference(
        version.caseId(),
        version.debtorId(),
        version.attributes().get(CaseRecord.PAYMENT_REFERENCE)
                instanceof AttributeValue.Text(String text)
            ? text
            : null);
  }
}
