package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.gelegen.model.access.Role;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.settings.ClientSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresChangesIT {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final ClientId NORTH = new ClientId("noorderlicht");
  private static final ClientId SOUTH = new ClientId("zuiderzon");
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final Database database = DATABASE.emptied();
  private final AtomicLong nanos = new AtomicLong();
  private final PostgresChanges here = new PostgresChanges(database, nanos::get);
  private final PostgresChanges elsewhere = new PostgresChanges(database, nanos::get);

  @AfterEach
  void end() {
    here.close();
    elsewhere.close();
  }

  /** Both listen, and have told each other what was before. */
  private void listening() {
    here.start();
    elsewhere.start();
    hearing(here, elsewhere);
    hearing(elsewhere, here);
  }

  private static void hearing(PostgresChanges one, PostgresChanges other) {
    long before = other.mark(SOUTH);
    await(
        () -> {
          one.note(SOUTH);
          return other.mark(SOUTH) != before;
        });
    settle(other);
  }

  /** Waits until what is under way was heard. */
  private static void settle(PostgresChanges listener) {
    long[] last = {listener.mark(SOUTH)};
    await(
        () -> {
          long before = last[0];
          sleep(100);
          last[0] = listener.mark(SOUTH);
          return before == last[0];
        });
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(BooleanSupplier condition) {
    Instant end = Instant.now().plus(Duration.ofSeconds(20));
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("it should have been told by now").isBefore(end);
      sleep(1);
    }
  }

  @Test
  void what_is_noted_on_one_node_is_told_to_the_other_and_of_that_client_alone() {
    listening();
    long there = elsewhere.mark(NORTH);
    long other = elsewhere.mark(new ClientId("oosterend"));
    long mine = here.mark(NORTH);
    here.note(NORTH);
    assertThat(here.mark(NORTH)).isNotEqualTo(mine);
    await(() -> elsewhere.mark(NORTH) != there);
    assertThat(elsewhere.mark(new ClientId("oosterend"))).isEqualTo(other);
  }

  @Test
  void settings_and_keys_are_told_by_the_database_whoever_changes_them() {
    listening();
    long before = here.mark(NORTH);
    new PostgresSettingsStore(database).put(NORTH, ClientSettings.defaults(), NOON, "test");
    await(() -> here.mark(NORTH) != before);
    long all = here.mark();
    PostgresKeyStore keys = new PostgresKeyStore(database);
    keys.add(NORTH, Role.DIALER, "key-1", new byte[] {1}, NOON);
    await(() -> here.mark() != all);
    long added = here.mark();
    keys.revoke(NORTH, "key-1", NOON);
    await(() -> here.mark() != added);
  }

  @Test
  void objections_are_told_by_the_database_as_they_come_and_as_they_are_withdrawn() {
    listening();
    long before = here.mark(NORTH);
    PostgresObjections objections = new PostgresObjections(database);
    DebtorId she = new DebtorId("she");
    objections.object(NORTH, she, NOON, "test", "said so");
    await(() -> here.mark(NORTH) != before);
    long objected = here.mark(NORTH);
    objections.withdraw(NORTH, she, NOON, "test", null);
    await(() -> here.mark(NORTH) != objected);
  }

  @Test
  void a_mark_is_held_for_half_a_second_at_most_whatever_is_told() {
    listening();
    ClientId quiet = new ClientId("westeinde");
    long mark = here.mark(quiet);
    nanos.addAndGet(Duration.ofMillis(499).toNanos());
    assertThat(here.mark(quiet)).isEqualTo(mark);
    nanos.addAndGet(Duration.ofMillis(1).toNanos());
    assertThat(here.mark(quiet)).isNotEqualTo(mark);
  }

  @Test
  void without_listening_no_mark_is_given_twice() {
    assertThat(here.mark(NORTH)).isNotEqualTo(here.mark(NORTH));
    assertThat(here.mark()).isNotEqualTo(here.mark());
  }
}
