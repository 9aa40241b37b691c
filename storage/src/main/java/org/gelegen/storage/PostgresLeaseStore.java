package org.gelegen.storage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.dialer.Lease;
import org.gelegen.model.dialer.LeaseId;
import org.gelegen.model.dialer.LeaseStore;
import org.gelegen.model.portfolio.ClientId;
import org.jdbi.v3.core.Handle;

/** Keeps leases as rows of which a debtor can have one, beside the contacts that they are about. */
public final class PostgresLeaseStore implements LeaseStore {
  private final ClientTransactions transactions;
  private final LeaseTime time;

  /** One whose leases go by its callers' clock. */
  public PostgresLeaseStore(Database database) {
    this(database, LeaseTime.OF_CALLER);
  }

  public PostgresLeaseStore(Database database, LeaseTime time) {
    this.transactions = database.transactions();
    this.time = time;
  }

  private CallClaims claims(Handle handle, ClientId client) {
    return new CallClaims(handle, client, time);
  }

  @Override
  public List<PlannedContact> planned(ClientId client, Instant now) {
    return transactions.in(client, handle -> claims(handle, client).planned(now));
  }

  @Override
  public List<Lease> take(ClientId client, List<Lease> wanted) {
    return wanted.isEmpty()
        ? List.of()
        : transactions.in(client, handle -> take(handle, client, wanted));
  }

  private List<Lease> take(Handle handle, ClientId client, List<Lease> wanted) {
    List<Lease> taken = claims(handle, client).take(wanted);
    RequestUnderWay request = RequestUnderWay.find(transactions, client);
    if (request != null && !taken.isEmpty()) {
      request.requireLast(handle);
      request.tellsOf(taken.stream().map(lease -> lease.contact().debtorId().value()).toList());
      name(handle, client, taken, request.requestId());
    }
    return taken;
  }

  private static void name(Handle handle, ClientId client, List<Lease> taken, String requestId) {
    handle
        .createUpdate(
            """
            update dialer_lease set request_id = :request
            where client_id = :client and lease_id = any(:leases)
            """)
        .bind("client", client.value())
        .bind("request", requestId)
        .bindArray(
            "leases", String.class, taken.stream().map(lease -> lease.leaseId().value()).toList())
        .execute();
  }

  @Override
  public boolean release(ClientId client, LeaseId lease, Instant now) {
    return transactions.in(client, handle -> claims(handle, client).release(lease, now));
  }

  @Override
  public void withdraw(ClientId client, Map<LeaseId, String> reasons) {
    transactions.in(
        client,
        handle -> {
          claims(handle, client).withdraw(reasons);
          return client;
        });
  }
}
