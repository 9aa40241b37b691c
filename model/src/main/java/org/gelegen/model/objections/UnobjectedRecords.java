package org.gelegen.model.objections;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordLog;

/**
 * The records that models may be learned from and judged by: those of debtors who object to
 * profiling are not handed out when all are read. Who objects is asked anew at each reading.
 */
public final class UnobjectedRecords implements RecordLog {
  private final RecordLog log;
  private final Objections objections;

  public UnobjectedRecords(RecordLog log, Objections objections) {
    this.log = log;
    this.objections = objections;
  }

  @Override
  public long forEachDebtor(ClientId client, Consumer<DebtorRecords> visitor) {
    Set<DebtorId> objected = objections.objected(client);
    return log.forEachDebtor(
        client,
        debtor -> {
          if (!objected.contains(debtor.debtorId())) {
            visitor.accept(debtor);
          }
        });
  }

  @Override
  public List<ClientId> clients() {
    return log.clients();
  }

  @Override
  public Optional<ClientRecord> findClient(ClientId client) {
    return log.findClient(client);
  }

  @Override
  public List<PortfolioRecord> findByDebtor(ClientId client, DebtorId debtor) {
    return objections.objected(client, Set.of(debtor)).isEmpty()
        ? log.findByDebtor(client, debtor)
        : List.of();
  }

  @Override
  public List<PortfolioRecord> findByDebtor(ClientId client, DebtorId debtor, long position) {
    return objections.objected(client, Set.of(debtor)).isEmpty()
        ? log.findByDebtor(client, debtor, position)
        : List.of();
  }

  @Override
  public List<OutcomeRecord> findWaiting(ClientId client, Set<ContactId> contacts) {
    return log.findWaiting(client, contacts);
  }

  @Override
  public Tail tail(ClientId client, long position, int limit) {
    return log.tail(client, position, limit);
  }
}
