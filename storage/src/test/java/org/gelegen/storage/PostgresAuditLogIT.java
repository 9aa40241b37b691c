package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gelegen.model.access.AuditCheck;
import org.gelegen.model.access.AuditCheck.Broken;
import org.gelegen.model.portfolio.ClientId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresAuditLogIT {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123456Z");
  private static final String WRONG_HASH =
      "does not have the hash of its content and the entry before it";
  private static final int TAMPERINGS = 1_000;
  private static final int ENTRIES = 60;
  private static final int WRITERS = 64;

  private final PostgresAuditLog log = new PostgresAuditLog(DATABASE.emptied());
  private final ClientId client = new ClientId("noorderlicht");

  @Test
  void an_untouched_log_is_unbroken_also_after_64_wrote_at_once()
      throws ExecutionException, InterruptedException {
    assertThat(log.verify(client)).isEqualTo(new AuditCheck(0, "", null));
    try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        writers.add(threads.submit(() -> append(5)));
      }
      for (Future<?> writer : writers) {
        // Without a lock two would follow the same entry, and one would fail.
        writer.get();
      }
    }
    assertThat(log.verify(client).entries()).isEqualTo(WRITERS * 5L);
    assertThat(log.verify(client).firstBroken()).isNull();
    log.append(new ClientId("zuiderzon"), NOON, "test", "other.log", "");
    assertThat(log.verify(client).entries()).isEqualTo(WRITERS * 5L);
    assertThat(log.verify(new ClientId("zuiderzon")).entries()).isEqualTo(1);
  }

  @Test
  void a_changed_entry_shows() {
    append(5);
    DATABASE.asSuperuser("update audit_entry set detail = 'nothing happened' where number = 3");
    assertThat(log.verify(client).firstBroken()).isEqualTo(new Broken(3, WRONG_HASH));
  }

  @Test
  void an_entry_that_is_missing_in_the_middle_or_at_the_end_shows() {
    append(5);
    DATABASE.asSuperuser("delete from audit_entry where number = 5");
    assertThat(log.verify(client).firstBroken()).isEqualTo(new Broken(5, "is missing"));
    DATABASE.asSuperuser("delete from audit_entry where number = 2");
    assertThat(log.verify(client).firstBroken()).isEqualTo(new Broken(2, "is missing"));
    DATABASE.asSuperuser("delete from audit_entry");
    assertThat(log.verify(client).firstBroken()).isEqualTo(new Broken(1, "is missing"));
  }

  @Test
  void a_log_that_was_written_anew_does_not_have_the_head_that_was_kept_elsewhere() {
    append(5);
    String head = log.verify(client).head();
    append(2);
    assertThat(log.contains(client, head)).isTrue();
    assertThat(log.contains(new ClientId("zuiderzon"), head)).isFalse();
    DATABASE.asSuperuser("truncate audit_entry, audit_head");
    log.append(client, NOON, "test", "model.promoted", "another history");
    append(6);
    // Who may write everything can make a log that holds together; only the kept head tells.
    assertThat(log.verify(client).firstBroken()).isNull();
    assertThat(log.contains(client, head)).isFalse();
  }

  /** What somebody whom nothing binds does to an entry, before it is undone. */
  private enum Tampering {
    DETAIL("update audit_entry set detail = detail || ' ' where number = %d"),
    WHO("update audit_entry set done_by = 'somebody else' where number = %d"),
    WHAT("update audit_entry set what = 'model.praised' where number = %d"),
    WHEN(
        "update audit_entry set happened_at = happened_at + interval '1 microsecond'"
            + " where number = %d"),
    HASH("update audit_entry set hash = sha256(hash) where number = %d"),
    CONTENT_WITH_ITS_HASH(
        """
        update audit_entry e set detail = 'forged', hash = sha256(
          coalesce((select hash from audit_entry b
            where b.client_id = e.client_id and b.number = e.number - 1), '')
          || convert_to(jsonb_build_array(number, extract(epoch from happened_at), done_by, what,
            'forged')::text, 'UTF8'))
        where number = %d
        """),
    ORDER(
        """
        update audit_entry e set happened_at = o.happened_at, done_by = o.done_by, what = o.what,
          detail = o.detail, hash = o.hash
        from audit_entry o
        where e.number = %1$d and o.number = %1$d %% 60 + 1
          or o.number = %1$d and e.number = %1$d %% 60 + 1
        """),
    DELETION("delete from audit_entry where number = %d"),
    RENUMBERING("update audit_entry set number = number + 1000 where number = %d"),
    CLOSED_GAP(
        """
        delete from audit_entry where number = %1$d;
        update audit_entry set number = -number where number > %1$d;
        update audit_entry set number = -number - 1 where number < 0
        """);

    private final String sql;

    Tampering(String sql) {
      this.sql = sql;
    }
  }

  @Test
  void each_of_1000_random_tamperings_of_a_superuser_is_found() throws SQLException {
    append(ENTRIES);
    long seed = 20_260_302L;
    Random random = new Random(seed);
    int found = 0;
    DatabaseSettings superuser = DATABASE.superuser();
    try (Connection connection =
            DriverManager.getConnection(
                superuser.url() + "?currentSchema=gelegen",
                superuser.user(),
                superuser.password());
        Statement statement = connection.createStatement()) {
      statement.execute("create table kept_entry as select * from audit_entry");
      for (int i = 0; i < TAMPERINGS; i++) {
        Tampering tampering = Tampering.values()[random.nextInt(Tampering.values().length)];
        int number = 1 + random.nextInt(ENTRIES);
        statement.execute(tampering.sql.formatted(number));
        Broken broken = log.verify(client).firstBroken();
        assertThat(broken)
            .as("%s of %d, seed %d, round %d", tampering, number, seed, i)
            .isNotNull();
        found++;
        statement.execute(
            "delete from audit_entry; insert into audit_entry select * from kept_entry");
        assertThat(log.verify(client).firstBroken()).as("put back").isNull();
      }
      statement.execute("drop table kept_entry");
    }
    assertThat(found).isEqualTo(TAMPERINGS);
    System.out.printf(
        "audit log: %d tamperings of a superuser with %d entries, seed %d: %d found%n",
        TAMPERINGS, ENTRIES, seed, found);
  }

  private void append(int entries) {
    for (int i = 0; i < entries; i++) {
      log.append(client, NOON.plusSeconds(i), "test", "model.promoted", "version=" + i);
    }
  }
}
