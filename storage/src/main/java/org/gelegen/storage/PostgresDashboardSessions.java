package org.gelegen.storage;

import java.time.Instant;
import java.util.Optional;
import org.gelegen.model.access.DashboardSession;
import org.gelegen.model.access.DashboardSessions;
import org.gelegen.model.access.KeyStore;
import org.gelegen.model.access.Role;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.WireName;

/** Keeps the dashboard's sessions as rows, so that every node knows the same of them at once. */
public final class PostgresDashboardSessions implements DashboardSessions {
  private final ClientTransactions transactions;

  public PostgresDashboardSessions(Database database) {
    this.transactions = database.transactions();
  }

  @Override
  public void begin(KeyStore.Holder holder, byte[] sha256, Instant at) {
    transactions.in(
        holder.clientId(),
        handle ->
            handle
                .createUpdate(
                    """
                    insert into dashboard_session (client_id, sha256, key_id, begun_at, used_at)
                    values (:client, :sha256, :key, :at, :at)
                    """)
                .bind("client", holder.clientId().value())
                .bind("sha256", sha256)
                .bind("key", holder.keyId())
                .bind("at", at)
                .execute());
  }

  @Override
  public Optional<DashboardSession> findByHash(byte[] sha256) {
    return transactions.inEach(
        scope ->
            scope
                .enterDirectory()
                .createQuery(
                    """
                    select s.client_id, k.role, s.key_id, s.begun_at, s.used_at
                    from dashboard_session s
                    join api_key k on k.client_id = s.client_id and k.key_id = s.key_id
                    where s.sha256 = :sha256 and k.revoked_at is null
                    """)
                .bind("sha256", sha256)
                .map(
                    (row, _) ->
                        new DashboardSession(
                            new KeyStore.Holder(
                                new ClientId(row.getString("client_id")),
                                WireName.require(Role.class, row.getString("role")),
                                row.getString("key_id")),
                            Rows.instant(row, "begun_at"),
                            Rows.instant(row, "used_at")))
                .findOne());
  }

  @Override
  public void noteUse(ClientId client, byte[] sha256, Instant at) {
    transactions.in(
        client,
        handle ->
            handle
                .createUpdate(
                    """
                    update dashboard_session set used_at = :at
                    where client_id = :client and sha256 = :sha256 and used_at <= :before
                    """)
                .bind("client", client.value())
                .bind("sha256", sha256)
                .bind("at", at)
                .bind("before", at.minus(DashboardSession.NOTED))
                .execute());
  }

  @Override
  public void end(ClientId client, byte[] sha256) {
    transactions.in(
        client,
        handle ->
            handle
                .createUpdate(
                    "delete from dashboard_session where client_id = :client and sha256 = :sha256")
                .bind("client", client.value())
                .bind("sha256", sha256)
                .execute());
  }

  @Override
  public int forget(ClientId client, Instant now, int limit) {
    return transactions.in(
        client,
        handle ->
            handle
                .createUpdate(
                    """
                    delete from dashboard_session where client_id = :client and sha256 in (
                      select s.sha256 from dashboard_session s
                      join api_key k on k.client_id = s.client_id and k.key_id = s.key_id
                      where s.client_id = :client
                        and (s.used_at <= :idle or s.begun_at <= :oldest
                          or k.revoked_at is not null)
                      limit :limit)
                    """)
                .bind("client", client.value())
                .bind("idle", now.minus(DashboardSession.IDLE))
                .bind("oldest", now.minus(DashboardSession.LONGEST))
                .bind("limit", limit)
                .execute());
  }
}
