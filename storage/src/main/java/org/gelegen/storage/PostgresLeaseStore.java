package org.gelegen.storage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.dialer.Lease;
import org.gelegen.model.dialer.LeaseId;
import org.gelegen.model.dialer.LeaseStore;
import org.gelegen.model.portfolio.ClientId;

/** Keeps leases as rows of which a debtor can have one, beside the contacts that they are about. */
public final class PostgresLeaseStore implements LeaseStore {
  private final ClientTransactions transactions;

  public PostgresLeaseStore(Database database) {
    this.transactions = database.transactions();
  }

  @Override
  public List<PlannedContact> planned(ClientId client, Instant now) {
    return transactions.in(client, handle -> new CallClaims(handle, client).planned(now));
  }

  @Override
  public List<Lease> take(ClientId client, List<Lease> wanted) {
    return wanted.isEmpty()
        ? List.of()
        : transactions.in(client, handle -> new CallClaims(handle, client).take(wanted));
  }

  @Override
  public boolean release(ClientId client, LeaseId lease, Instant now) {
    return transactions.in(client, handle -> new CallClaims(handle, client).release(lease, now));
  }

  @Override
  public void withdraw(ClientId client, Map<LeaseId, String> reasons) {
    transactions.in(
        client,
        handle -> {
          new CallClaims(handle, client).withdraw(reasons);
          return client;
        });
  }
}
