package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.records.RecordCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RowLevelSecurityIT {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final Database database = DATABASE.emptied();
  private final ClientId north = new ClientId("noorderlicht");

  @Test
  void every_table_with_a_client_is_guarded_and_the_guard_binds_its_owner_too()
      throws SQLException {
    assertThat(
            asService(
                """
                select c.table_name from information_schema.columns c
                join pg_class t on t.oid = ('gelegen.' || c.table_name)::regclass
                where c.table_schema = 'gelegen' and c.column_name = 'client_id'
                  and not (t.relrowsecurity and t.relforcerowsecurity
                    and exists (select from pg_policies p where p.tablename = c.table_name
                      and p.policyname = 'own_client'
                      and p.qual like '%client_id = current_setting(''app.client''%'))
                """))
        .isEmpty();
  }

  @Test
  void without_a_client_there_are_no_rows() throws SQLException {
    new PostgresRecordIntake(database, new RecordCodec())
        .accept(Records.numbered(List.of(Records.payment(north, "p-1", "d-1"))));
    assertThat(asService("select count(*) from record")).containsExactly("0");
    assertThat(
            asService(
                "select set_config('app.client', 'noorderlicht', true)",
                "select count(*) from record"))
        .containsExactly("1");
    assertThat(
            asService(
                "select set_config('app.client', 'zuiderzon', true)",
                "select count(*) from record"))
        .containsExactly("0");
  }

  @Test
  void a_client_cannot_write_rows_of_another() {
    assertThatThrownBy(
            () ->
                asService(
                    "select set_config('app.client', 'zuiderzon', true)",
                    """
                    insert into erased_debtor (client_id, position, debtor_id, erased_at)
                    values ('noorderlicht', 1, 'd-1', now()) returning 1
                    """))
        .hasMessageContaining("row-level security");
  }

  @Test
  void the_service_owns_nothing_and_cannot_change_what_was_audited() {
    assertThatThrownBy(() -> asService("drop table record", "select 1"))
        .hasMessageContaining("must be owner");
    assertThatThrownBy(() -> asService("update audit_entry set what = 'nothing' returning 1"))
        .hasMessageContaining("permission denied");
    assertThatThrownBy(() -> asService("delete from settings_version returning 1"))
        .hasMessageContaining("permission denied");
  }

  @Test
  void the_directory_of_clients_shows_no_records() {
    assertThatThrownBy(
            () -> asService("set local role gelegen_all_clients", "select count(*) from record"))
        .hasMessageContaining("permission denied");
  }

  @Test
  void a_service_role_that_could_see_everything_is_refused() {
    DATABASE.asSuperuser("alter role gelegen_service bypassrls");
    try {
      assertThatThrownBy(() -> Database.open(DATABASE.settings()).close())
          .hasMessageContaining("nobypassrls");
    } finally {
      DATABASE.asSuperuser("alter role gelegen_service nobypassrls");
    }
  }

  /** Runs statements in one transaction of the service; answers the rows of the last. */
  private List<String> asService(String... statements) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      List<String> rows = new ArrayList<>();
      for (String sql : statements) {
        rows.clear();
        if (statement.execute(sql)) {
          try (ResultSet row = statement.getResultSet()) {
            while (row.next()) {
              rows.add(row.getString(1));
            }
          }
        }
      }
      return rows;
    }
  }
}
