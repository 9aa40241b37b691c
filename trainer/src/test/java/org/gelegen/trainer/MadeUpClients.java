package org.gelegen.trainer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordLog;

/** Several clients, each with a portfolio of its own. */
final class MadeUpClients implements RecordLog {
  private final SortedMap<ClientId, MadeUpPortfolio> portfolios;

  MadeUpClients(SortedMap<ClientId, MadeUpPortfolio> portfolios) {
    this.portfolios = portfolios;
  }

  private MadeUpPortfolio of(ClientId client) {
    return Optional.ofNullable(portfolios.get(client)).orElseThrow();
  }

  @Override
  public List<ClientId> clients() {
    return List.copyOf(portfolios.keySet());
  }

  @Override
  public Optional<ClientRecord> findClient(ClientId client) {
    return of(client).findClient(MadeUpPortfolio.CLIENT);
  }

  @Override
  public List<PortfolioRecord> findByDebtor(ClientId client, DebtorId debtor) {
    return of(client).findByDebtor(client, debtor);
  }

  @Override
  public List<OutcomeRecord> findWaiting(ClientId client, Set<ContactId> contacts) {
    return List.of();
  }

  @Override
  public long forEachDebtor(ClientId client, Consumer<DebtorRecords> visitor) {
    return of(client).forEachDebtor(client, visitor);
  }

  @Override
  public Tail tail(ClientId client, long position, int limit) {
    return of(client).tail(client, position, limit);
  }
}
