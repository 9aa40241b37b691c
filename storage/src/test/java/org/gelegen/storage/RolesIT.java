package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.gelegen.model.GelegenException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database on a server that lacks the service's roles, which no backup of a database holds. */
class RolesIT {
  @TempDir private Path folder;

  private EmbeddedDatabase server;
  private DatabaseSettings settings;

  @BeforeEach
  void start() {
    server = EmbeddedDatabase.open(folder);
    settings = server.settings();
    Database.open(settings).close();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void roles_that_are_missing_are_made_at_the_start_and_lost_rights_are_told_with_what_to_do()
      throws SQLException {
    asSuperuser(
        settings,
        """
        drop owned by gelegen_service, gelegen_all_clients;
        drop role gelegen_service, gelegen_all_clients
        """);
    // As after a restore that went on without the roles: no policies and no rights.
    assertThatThrownBy(() -> Database.open(settings).close())
        .isInstanceOf(GelegenException.class)
        .hasMessageContaining("was put back without its roles")
        .hasMessageContaining("docs/operations.md");
    // But the roles are there now, so that the backup can be put back.
    assertThat(roles()).isEqualTo(2);
    DatabaseSettings another = server.settings("another");
    Database.open(another).close();
  }

  @Test
  void a_user_who_may_not_make_them_is_told_what_an_administrator_has_to_run() throws SQLException {
    asSuperuser(
        settings,
        """
        drop owned by gelegen_service, gelegen_all_clients;
        drop role gelegen_service, gelegen_all_clients;
        create role poor login password '%s';
        """
            .formatted(settings.password()));
    asSuperuser(settings, "create database poor owner poor");
    DatabaseSettings poor =
        new DatabaseSettings(
            settings.url().replaceAll("/gelegen$", "/poor"), "poor", settings.password(), 2);
    assertThatThrownBy(() -> Database.open(poor).close())
        .isInstanceOf(GelegenException.class)
        .hasMessageContaining("alter role poor createrole; create role gelegen_service nologin;")
        .hasMessageContaining("grant gelegen_service, gelegen_all_clients to poor;");
    asSuperuser(
        settings,
        """
        alter role poor createrole;
        create role gelegen_service nologin;
        create role gelegen_all_clients nologin;
        grant gelegen_service, gelegen_all_clients to poor;
        """);
    Database.open(poor).close();
  }

  private long roles() throws SQLException {
    try (Connection connection = superuser(settings);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select count(*) from pg_roles where rolname like 'gelegen\\_%'")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void asSuperuser(DatabaseSettings settings, String sql) throws SQLException {
    try (Connection connection = superuser(settings);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection superuser(DatabaseSettings settings) throws SQLException {
    return DriverManager.getConnection(settings.url(), "postgres", settings.password());
  }
}
