package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gelegen.model.UnavailableException;
import org.gelegen.model.portfolio.ClientId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LimitsIT {
  private static final ClientId CLIENT = new ClientId("noorderlicht");

  @RegisterExtension private static final TestDatabase DATABASE = new TestDatabase();

  private final Database database = DATABASE.database();
  private final Database bounded =
      database.within(new Limits(Duration.ofSeconds(2), Duration.ofMillis(300)));

  @AfterEach
  void close() {
    bounded.close();
  }

  private static String sleep(Database database, double seconds) {
    return database
        .transactions()
        .in(
            CLIENT,
            handle ->
                handle
                    .createQuery("select 'slept' from pg_sleep(:seconds)")
                    .bind("seconds", seconds)
                    .mapTo(String.class)
                    .one());
  }

  @Test
  void a_statement_ends_at_its_limit_and_the_connection_goes_on() {
    long start = System.nanoTime();
    assertThatThrownBy(() -> sleep(bounded, 30))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("a statement took longer than it may");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    assertThat(sleep(bounded, 0)).isEqualTo("slept");
  }

  @Test
  void nights_and_commands_are_not_hurried() {
    assertThat(sleep(database, 0.6)).isEqualTo("slept");
  }

  @Test
  void who_finds_no_free_connection_is_told_soon_and_the_others_are_not_touched() throws Exception {
    List<Connection> taken = new ArrayList<>();
    try {
      for (int i = 0; i < DATABASE.settings().connections(); i++) {
        taken.add(bounded.dataSource().getConnection());
      }
      long start = System.nanoTime();
      assertThatThrownBy(() -> sleep(bounded, 0))
          .isInstanceOf(UnavailableException.class)
          .hasMessage("no connection to the database became free in time");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
      assertThat(sleep(database, 0)).isEqualTo("slept");
    } finally {
      for (Connection connection : taken) {
        connection.close();
      }
    }
    assertThat(sleep(bounded, 0)).isEqualTo("slept");
  }
}
