package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gelegen.model.portfolio.ClientId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresAuditLogIT {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123456Z");

  private final PostgresAuditLog log = new PostgresAuditLog(DATABASE.emptied());
  private final ClientId client = new ClientId("noorderlicht");

  @Test
  void an_untouched_log_is_unbroken_also_after_two_wrote_at_once()
      throws ExecutionException, InterruptedException {
    assertThat(log.findBreak(client)).isEmpty();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<?> first = threads.submit(() -> append(20));
      Future<?> second = threads.submit(() -> append(20));
      // Without a lock both would follow the same entry, and one would fail.
      first.get();
      second.get();
    }
    assertThat(log.findBreak(client)).isEmpty();
    log.append(new ClientId("zuiderzon"), NOON, "test", "other.log", "");
    assertThat(log.findBreak(client)).isEmpty();
  }

  @Test
  void a_changed_entry_shows() {
    append(5);
    DATABASE.asSuperuser("update audit_entry set detail = 'nothing happened' where number = 3");
    assertThat(log.findBreak(client)).isEqualTo(OptionalLong.of(3));
  }

  @Test
  void a_missing_entry_shows() {
    append(5);
    DATABASE.asSuperuser("delete from audit_entry where number = 2");
    assertThat(log.findBreak(client)).isEqualTo(OptionalLong.of(3));
  }

  private void append(int entries) {
    for (int i = 0; i < entries; i++) {
      log.append(client, NOON.plusSeconds(i), "test", "model.promoted", "version=" + i);
    }
  }
}
