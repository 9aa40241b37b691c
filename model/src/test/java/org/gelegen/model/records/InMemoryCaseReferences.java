package org.gelegen.model.records;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.ClientId;

/** The newest versions of the cases that a log has. */
public record InMemoryCaseReferences(RecordLog log) implements CaseReferences {
  @Override
  public void forEachCase(ClientId client, Consumer<CaseReference> visitor) {
    Map<CaseId, CaseRecord> newest = new HashMap<>();
    log.forEachDebtor(
        client,
        debtor -> {
          for (PortfolioRecord record : debtor.records()) {
            if (record instanceof CaseRecord version
                && debtor.debtorId().equals(version.debtorId())) {
              newest.merge(
                  version.caseId(),
                  version,
                  (one, other) -> one.at().isAfter(other.at()) ? one : other);
            }
          }
        });
    newest.values().forEach(version -> visitor.accept(reference(version)));
  }

  @Override
  public Optional<CaseReference> find(ClientId client, CaseId caseId) {
    Map<CaseId, CaseReference> all = new HashMap<>();
    forEachCase(client, reference -> all.put(reference.caseId(), reference));
    return Optional.ofNullable(all.get(caseId));
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
