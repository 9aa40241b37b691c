package org.gelegen.model.handover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.access.AuditLog;
import org.gelegen.model.access.IdProofs;
import org.gelegen.model.costs.CostLaw;
import org.gelegen.model.decision.DecisionLog;
import org.gelegen.model.handover.HandOver.Claim;
import org.gelegen.model.handover.HandOver.Subject;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.CaseReferences;
import org.gelegen.model.records.CaseReferences.CaseReference;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.SettingsStore;

/**
 * Puts together what is handed over with a case, and puts on record that it was. It is of the
 * debtor whose case it is by then: what an earlier debtor of the case had to do with it stays out.
 */
public final class HandOvers {
  private final Sources sources;
  private final AuditLog audit;
  private final IdProofs proofs;

  /** Where what is handed over comes from. */
  public record Sources(
      RecordLog records, CaseReferences cases, DecisionLog decisions, SettingsStore settings) {}

  /**
   * Makes hand-overs.
   *
   * @param proofs what the audit log has of a case: its id may tell whose it is
   */
  public HandOvers(Sources sources, AuditLog audit, IdProofs proofs) {
    this.sources = sources;
    this.audit = audit;
    this.proofs = proofs;
  }

  /**
   * A case with all that belongs to it, or empty when the client has no such case.
   *
   * @param by the key's id, or the command that asks for it
   */
  public Optional<HandOver> prepare(ClientId client, Subject subject, String by) {
    Optional<ClientRecord> known = sources.records().findClient(client);
    Optional<CaseReference> found = sources.cases().find(client, subject.caseId(), subject.at());
    if (known.isEmpty() || found.isEmpty()) {
      return Optional.empty();
    }
    HandOver handOver = of(known.get(), subject, found.get().debtorId());
    audit.append(
        client,
        subject.at(),
        by,
        "case.handed-over",
        "%s to=%s records=%d decisions=%d"
            .formatted(
                proofs.of("caseId", subject.caseId().value()),
                subject.to().wireName(),
                handOver.records().size(),
                handOver.decisions().size()));
    return Optional.of(handOver);
  }

  private HandOver of(ClientRecord client, Subject subject, DebtorId debtor) {
    List<PortfolioRecord> all =
        sources.records().findByDebtor(client.clientId(), debtor).stream()
            .filter(record -> !record.at().isAfter(subject.at()))
            .sorted(DebtorHistory.ORDER)
            .toList();
    DebtorHistory history = DebtorHistory.replayWithAllCases(debtor, client.timeZone(), all);
    return new HandOver(
        client,
        subject,
        debtor,
        history.debtor().orElse(null),
        claims(client, subject.caseId(), history),
        all.stream().filter(record -> !(record instanceof DebtorRecord)).toList(),
        sources.decisions().findByDebtor(client.clientId(), debtor).stream()
            .filter(decision -> !decision.at().isAfter(subject.at()))
            .toList());
  }

  private List<Claim> claims(ClientRecord client, CaseId first, DebtorHistory history) {
    ClientSettings inForce = sources.settings().current(client.clientId()).settings();
    Optional<CostLaw> law = CostLaw.of(client, inForce);
    List<Claim> claims = new ArrayList<>();
    for (CaseState state : history.cases()) {
      claims.add(
          new Claim(
              state.version(),
              state.paid(),
              state.balance(),
              law.filter(_ -> state.isOpen())
                  .flatMap(its -> its.on(state, history, inForce.collectionCosts()))
                  .orElse(null)));
    }
    claims.sort(
        Comparator.comparing((Claim claim) -> !claim.version().caseId().equals(first))
            .thenComparing(Claim::balance, Comparator.reverseOrder())
            .thenComparing(claim -> claim.version().caseId()));
    return claims;
  }
}
