package org.gelegen.storage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.SettingsStore;
import org.gelegen.records.FieldError;
import org.gelegen.records.settings.ParsedSettings;
import org.gelegen.records.settings.SettingsCodec;
import org.jdbi.v3.core.Handle;

/** Keeps every version of the settings as the JSON that clients write them in. */
public final class PostgresSettingsStore implements SettingsStore {
  private final ClientTransactions transactions;
  private final SettingsCodec codec = new SettingsCodec();

  public PostgresSettingsStore(Database database) {
    this.transactions = database.transactions();
  }

  @Override
  public Version current(ClientId client) {
    return transactions
        .in(
            client,
            handle ->
                handle
                    .createQuery(
                        """
                        select number, settings from settings_version where client_id = :client
                        order by number desc limit 1
                        """)
                    .bind("client", client.value())
                    .map(
                        (row, _) ->
                            new Version(row.getInt("number"), settings(row.getString("settings"))))
                    .findOne())
        .orElseGet(() -> new Version(0, ClientSettings.defaults()));
  }

  @Override
  public Optional<Version> find(ClientId client, int number) {
    if (number == 0) {
      return Optional.of(new Version(0, ClientSettings.defaults()));
    }
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    """
                    select settings from settings_version
                    where client_id = :client and number = :number
                    """)
                .bind("client", client.value())
                .bind("number", number)
                .map((row, _) -> new Version(number, settings(row.getString("settings"))))
                .findOne());
  }

  @Override
  public Version put(ClientId client, ClientSettings settings, Instant at, String by) {
    return transactions.in(
        client,
        handle -> {
          Locks.hold(handle, "settings", client);
          Version next = new Version(newest(handle, client) + 1, settings);
          insert(handle, client, next, at, by);
          return next;
        });
  }

  @Override
  public boolean tryPut(ClientId client, Version next, Instant at, String by) {
    return transactions.in(
        client,
        handle -> {
          Locks.hold(handle, "settings", client);
          boolean follows = next.number() == newest(handle, client) + 1;
          if (follows) {
            insert(handle, client, next, at, by);
          }
          return follows;
        });
  }

  /** The number of the newest version, 0 where there is none; asked with the lock held. */
  private static int newest(Handle handle, ClientId client) {
    return handle
        .createQuery(
            """
            select coalesce(max(number), 0) from settings_version where client_id = :client
            """)
        .bind("client", client.value())
        .mapTo(Integer.class)
        .one();
  }

  private void insert(Handle handle, ClientId client, Version version, Instant at, String by) {
    handle
        .createUpdate(
            """
            insert into settings_version (client_id, number, settings, put_at, put_by)
            values (:client, :number, cast(:settings as jsonb), :at, :by)
            """)
        .bind("client", client.value())
        .bind("number", version.number())
        .bind("settings", codec.write(version.settings()).toString())
        .bind("at", at)
        .bind("by", by)
        .execute();
  }

  @Override
  public List<Change> changes(ClientId client, int limit) {
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    """
                    select number, put_at, put_by from settings_version
                    where client_id = :client
                    order by number desc limit :limit
                    """)
                .bind("client", client.value())
                .bind("limit", limit)
                .map(
                    (row, _) ->
                        new Change(
                            row.getInt("number"),
                            Rows.instant(row, "put_at"),
                            row.getString("put_by")))
                .list());
  }

  private ClientSettings settings(String json) {
    return switch (codec.readKept(json.getBytes(StandardCharsets.UTF_8))) {
      case ParsedSettings.Valid(ClientSettings settings) -> settings;
      case ParsedSettings.Invalid(List<FieldError> errors) ->
          throw new GelegenException("stored settings cannot be read: " + errors);
    };
  }
}
