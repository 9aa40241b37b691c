package org.gelegen.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.gelegen.model.GelegenException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/**
 * An open database: migrated as its owner, used as the role {@code gelegen_service}, which owns
 * nothing and is bound by row-level security. Thread-safe.
 *
 * <p>Everything lives in the schema {@code gelegen}. Opening fails when the service's role could
 * see rows without naming a client.
 */
public final class Database implements AutoCloseable {
  private static final String SCHEMA = "gelegen";

  private final DatabaseSettings settings;
  private final HikariDataSource pool;
  private final ClientTransactions transactions;

  private Database(DatabaseSettings settings, HikariDataSource pool) {
    this.settings = settings;
    this.pool = pool;
    Jdbi jdbi = Jdbi.create(pool);
    // Its messages would quote the statement's arguments, which are personal.
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    jdbi.registerArrayType(String.class, "text");
    jdbi.registerArrayType(Integer.class, "integer");
    jdbi.registerArrayType(Instant.class, "timestamptz", instant -> instant);
    this.transactions = new ClientTransactions(jdbi, pool);
    jdbi.useHandle(Roles::requireRights);
    checkThatRowsAreHidden(jdbi);
  }

  /**
   * Migrates the schema and opens connections.
   *
   * @throws GelegenException when it does not answer, refuses, or cannot be migrated
   */
  public static Database open(DatabaseSettings settings) {
    try {
      Roles.ensure(settings);
      migrate(settings);
    } catch (FlywayException | ConnectionException e) {
      throw closed(e);
    }
    return connect(settings, Limits.PATIENT);
  }

  /**
   * The same database over as many connections of its own, on which nobody waits for longer than
   * {@code limits} says; to be closed by itself.
   *
   * @throws GelegenException when it does not answer or refuses
   */
  public Database within(Limits limits) {
    return connect(settings, limits);
  }

  private static Database connect(DatabaseSettings settings, Limits limits) {
    HikariDataSource pool;
    try {
      pool = new HikariDataSource(pool(settings, limits));
    } catch (HikariPool.PoolInitializationException e) {
      throw closed(e);
    }
    try {
      return new Database(settings, pool);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  private static GelegenException closed(RuntimeException failure) {
    return new GelegenException(
        "the database cannot be opened: "
            + cause(failure)
            + "; check database.url, database.user and database.password",
        failure);
  }

  /** The first line of what the server or the network says. */
  private static String cause(Throwable failure) {
    Throwable deepest = failure;
    for (Throwable next = failure; next != null; next = next.getCause()) {
      if (next instanceof SQLException || !(deepest instanceof SQLException)) {
        deepest = next;
      }
    }
    return String.valueOf(deepest.getMessage()).lines().findFirst().orElse("no reason is known");
  }

  private static void migrate(DatabaseSettings settings) {
    Flyway.configure()
        .dataSource(settings.url(), settings.user(), settings.password())
        .schemas(SCHEMA)
        .locations("classpath:org/gelegen/storage/migrations")
        .load()
        .migrate();
  }

  /** Connections of the service's role, for libraries that bring their own tables. */
  public DataSource dataSource() {
    return pool;
  }

  ClientTransactions transactions() {
    return transactions;
  }

  @Override
  public void close() {
    pool.close();
  }

  private static HikariConfig pool(DatabaseSettings settings, Limits limits) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("gelegen");
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(settings.connections());
    config.setConnectionTimeout(limits.connection().toMillis());
    // Opening takes longer than waiting for one that is open.
    config.setInitializationFailTimeout(Limits.PATIENT.connection().toMillis());
    config.setConnectionInitSql("set role gelegen_service");
    config.addDataSourceProperty(
        "options", "-c statement_timeout=" + limits.statement().toMillis());
    config.addDataSourceProperty("ApplicationName", "gelegen");
    config.addDataSourceProperty("currentSchema", SCHEMA);
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    // A server's detail quotes the row, and rows are personal.
    config.addDataSourceProperty("logServerErrorDetail", "false");
    return config;
  }

  private static void checkThatRowsAreHidden(Jdbi jdbi) {
    boolean hidden =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select not rolsuper and not rolbypassrls
                          and not exists (select from client)
                        from pg_roles where rolname = current_user
                        """)
                    .mapTo(Boolean.class)
                    .one());
    if (!hidden) {
      throw new GelegenException(
          "the role gelegen_service must not be a superuser or bypass row-level security:"
              + " run alter role gelegen_service nosuperuser nobypassrls");
    }
  }
}
