package org.gelegen.storage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A migrated database for one class of tests, in a static field with {@code @RegisterExtension}.
 */
final class TestDatabase implements AfterAllCallback {
  private final DatabaseSettings settings = TestServer.freshSettings();
  private final Database database = Database.open(settings);

  Database database() {
    return database;
  }

  /** The database with every table empty. */
  Database emptied() {
    asOwner(
        """
        do $$
        declare
          name text;
        begin
          for name in
            select table_name from information_schema.columns
            where table_schema = 'gelegen' and column_name in ('client_id', 'reply_id')
          loop
            execute format('truncate %I', name);
          end loop;
        end
        $$
        """);
    return database;
  }

  /** Runs a statement as the owner of the tables, whom row-level security binds. */
  void asOwner(String sql) {
    run(settings, sql);
  }

  /** Runs a statement as somebody whom nothing binds. */
  void asSuperuser(String sql) {
    run(superuser(), sql);
  }

  /** How to connect as somebody whom nothing binds. */
  DatabaseSettings superuser() {
    return new DatabaseSettings(
        settings.url(), "postgres", settings.password(), settings.connections());
  }

  private static void run(DatabaseSettings as, String sql) {
    String url = as.url() + "?currentSchema=gelegen";
    try (Connection connection = DriverManager.getConnection(url, as.user(), as.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  DatabaseSettings settings() {
    return settings;
  }

  @Override
  public void afterAll(ExtensionContext context) {
    database.close();
  }
}
