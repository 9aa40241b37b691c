package org.gelegen.storage;

import java.time.Instant;
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
                .createQuery("select client_id, role, key_id from api_key where sha256 = :sha256")
                .bind("sha256", sha256)
                .map(
                    (row, _) ->
                        new Holder(
                            new ClientId(row.getString("client_id")),
                            WireName.require(Role.class, row.getString("role")),
                            row.getString("key_id")))
                .findOne());
  }
}
