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
  void every_table_either_has_a_client_or_holds_nothing_of_any() throws SQLException {
    assertThat(
            asService(
                """
                select t.relname from pg_class t
                where t.relnamespace = 'gelegen'::regnamespace and t.relkind in ('r', 'p', 'v', 'm', 'f')
                  and not exists (
                    select from pg_attribute a
                    where a.attrelid = t.oid and a.attname = 'client_id' and not a.attisdropped)
                  and t.relname <> 'flyway_schema_history' and t.relname not like 'qrtz\\_%'
                order by 1
                """))
        // What rules and offers were declared in, the key of the hashes of numbers, and what came
        // from numbers of which nobody knows yet whose they are.
        .containsExactly("declared_text", "number_key", "reply");
  }

  @Test
  void whoever_sees_all_clients_sees_only_whose_turn_it_is() throws SQLException {
    assertThat(
            asService(
                """
                select distinct tablename from pg_policies
                where schemaname = 'gelegen' and 'gelegen_all_clients' = any(roles) order by 1
                """))
        .containsExactly(
            "api_key",
            "campaign_request",
            "client",
            "dashboard_session",
            "reply",
            "sent_message",
            "tracked_link",
            "training",
            "written_number");
  }

  /** A row of each of two clients in every table, made of the catalogue: a new table is in it. */
  @Test
  void in_every_table_there_are_rows_for_their_own_client_and_for_nobody_else()
      throws SQLException {
    List<String> tables = tablesWithClients();
    for (String table : tables) {
      for (String client : List.of("noorderlicht", "zuiderzon")) {
        DATABASE.asSuperuser(insert(table, client));
      }
    }
    for (String table : tables) {
      String count = "select count(*) from " + table;
      String readable =
          "select has_table_privilege('gelegen_service', 'gelegen.%s', 'select')".formatted(table);
      assertThat(asService(readable)).as(table).containsExactly("t");
      assertThat(asService(count)).as("%s without a client", table).containsExactly("0");
      assertThat(asService(enter(""), count)).as("%s, client empty", table).containsExactly("0");
      assertThat(asService(enter("nobody"), count)).as(table).containsExactly("0");
      assertThat(asService(enter("noorderlicht"), count)).as(table).containsExactly("1");
      assertThat(
              asService(
                  enter("noorderlicht"),
                  "select count(*) from %s where client_id <> 'noorderlicht'".formatted(table)))
          .as(table)
          .containsExactly("0");
      notWritten(table);
    }
    System.out.printf(
        "row-level security: %d tables, 0 rows without a client, 0 of another%n", tables.size());
  }

  /** Neither changed nor taken away nor added by another client, whether or not it is permitted. */
  private void notWritten(String table) throws SQLException {
    for (String sql :
        List.of(
            "update %s set client_id = client_id where client_id = 'zuiderzon'",
            "delete from %s where client_id = 'zuiderzon'")) {
      try {
        assertThat(
                asService(
                    enter("noorderlicht"),
                    "with touched as (%s returning 1) select count(*) from touched"
                        .formatted(sql.formatted(table))))
            .as("%s: %s", table, sql)
            .containsExactly("0");
      } catch (SQLException e) {
        assertThat(e.getMessage()).contains("permission denied");
      }
    }
    assertThatThrownBy(
            () ->
                asService(
                    enter("noorderlicht"),
                    insert(table, "zuiderzon") + " on conflict do nothing returning 1"))
        .as(table)
        .hasMessageContaining("row-level security");
  }

  private static String enter(String client) {
    return "select set_config('app.client', '" + client + "', true)";
  }

  private List<String> tablesWithClients() throws SQLException {
    List<String> tables =
        asService(
            """
            select t.relname from pg_class t join pg_attribute a on a.attrelid = t.oid
            where t.relnamespace = 'gelegen'::regnamespace and a.attname = 'client_id'
              and t.relkind in ('r', 'p')
            order by 1
            """);
    assertThat(tables).hasSizeGreaterThan(20);
    return tables;
  }

  /** A row with something in every column that needs it. */
  private String insert(String table, String client) throws SQLException {
    List<String> columns =
        asService(
            """
            select quote_ident(column_name) || ' ' || case data_type
                when 'text' then quote_literal(case column_name
                  when 'client_id' then '%2$s' else 'x' end)
                when 'timestamp with time zone' then 'now()'
                when 'date' then 'current_date'
                when 'boolean' then 'true'
                when 'jsonb' then quote_literal('{}')
                when 'bytea' then 'sha256(convert_to(''%1$s %2$s'', ''UTF8''))'
                when 'ARRAY' then quote_literal('{}')
                else '1' end
            from information_schema.columns
            where table_schema = 'gelegen' and table_name = '%1$s'
              and is_nullable = 'NO' and is_generated = 'NEVER' and is_identity = 'NO'
            order by ordinal_position
            """
                .formatted(table, client));
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (String column : columns) {
      names.add(column.substring(0, column.indexOf(' ')));
      values.add(column.substring(column.indexOf(' ') + 1));
    }
    return "insert into %s (%s) values (%s)"
        .formatted(table, String.join(", ", names), String.join(", ", values));
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
    assertThatThrownBy(
            () ->
                asService(
                    "set local role gelegen_all_clients", "select debtor_id from sent_message"))
        .hasMessageContaining("permission denied");
  }

  @Test
  void replies_are_for_who_looks_for_whose_they_are_and_the_key_of_numbers_for_nobody() {
    for (String sql :
        List.of(
            "select reply_id from reply",
            "delete from reply returning 1",
            "select secret from number_key")) {
      assertThatThrownBy(() -> asService(enter("noorderlicht"), sql))
          .as(sql)
          .hasMessageContaining("permission denied");
    }
    assertThatThrownBy(
            () -> asService("set local role gelegen_all_clients", "select secret from number_key"))
        .hasMessageContaining("permission denied");
    assertThatThrownBy(
            () ->
                asService(
                    "set local role gelegen_all_clients", "select debtor_id from written_number"))
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
