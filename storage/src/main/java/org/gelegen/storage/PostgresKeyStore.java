package org.gelegen.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.access.KeyStore;
import org.gelegen.model.access.Role;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.WireName;

/** Keeps the hashes of API keys. */
public final class PostgresKeyStore implements KeyStore {
  private final ClientTransactions transactions;

  public PostgresKeyStore(Database database) {
    this.transactions = database.transactions();
  }

  @Override
  public void add(ClientId client, Role role, String keyId, byte[] sha256, Instant createdAt) {
    transactions.in(
        client,
        handle ->
            handle
                .createUpdate(
                    """
                    insert into api_key (client_id, key_id, role, sha256, created_at)
                    values (:client, :keyId, :role, :sha256, :createdAt)
                    """)
                .bind("client", client.value())
                .bind("keyId", keyId)
                .bind("role", role.wireName())
                .bind("sha256", sha256)
                .bind("createdAt", createdAt)
                .execute());
  }

  @Override
  public Optional<Holder> findByHash(byte[] sha256) {
    return transactions.inEach(
        scope ->
            scope
                .enterDirectory()
                .createQuery(
                    """
                    select client_id, role, key_id from api_key
                    where sha256 = :sha256 and revoked_at is null
                    """)
                .bind("sha256", sha256)
                .map(
                    (row, _) ->
                        new Holder(
                            new ClientId(row.getString("client_id")),
                            WireName.require(Role.class, row.getString("role")),
                            row.getString("key_id")))
                .findOne());
  }

  @Override
  public List<KeyState> list(ClientId client) {
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    """
                    select key_id, role, created_at, last_used_at, revoked_at from api_key
                    where client_id = :client order by created_at, key_id
                    """)
                .bind("client", client.value())
                .map((row, _) -> state(row))
                .list());
  }

  private static KeyState state(ResultSet row) throws SQLException {
    return new KeyState(
        row.getString("key_id"),
        WireName.require(Role.class, row.getString("role")),
        Rows.instant(row, "created_at"),
        row.getTimestamp("last_used_at") == null ? null : Rows.instant(row, "last_used_at"),
        row.getTimestamp("revoked_at") == null ? null : Rows.instant(row, "revoked_at"));
  }

  @Override
  public boolean revoke(ClientId client, String keyId, Instant at) {
    return transactions.in(
            client,
            handle ->
                handle
                    .createUpdate(
                        """
                        update api_key set revoked_at = :at
                        where client_id = :client and key_id = :key and revoked_at is null
                        """)
                    .bind("client", client.value())
                    .bind("key", keyId)
                    .bind("at", at)
                    .execute())
        == 1;
  }

  @Override
  public void noteUse(ClientId client, String keyId, Instant at) {
    transactions.in(
        client,
        handle ->
            handle
                .createUpdate(
                    """
                    update api_key set last_used_at = :at
                    where client_id = :client and key_id = :key
                      and (last_used_at is null or last_used_at <= :before)
                    """)
                .bind("client", client.value())
                .bind("key", keyId)
                .bind("at", at)
                .bind("before", at.minus(Duration.ofMinutes(1)))
                .execute());
  }
}
