package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.ClientId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OneTripIT {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final ClientId CLIENT = new ClientId("noorderlicht");

  /** More than it takes a driver to prepare a statement on the server. */
  private static final int TIMES = 40;

  private static final ClientTransactions.Frequent WHO =
      new ClientTransactions.Frequent(
          """
          select current_setting('app.client'), current_setting('transaction_isolation'), name
          from unnest(?::text[]) as name
          """,
          "");

  private static String who(Database database, String name) {
    return database
        .transactions()
        .inOneTrip(
            CLIENT,
            WHO,
            (statement, first) ->
                statement.setArray(
                    first, statement.getConnection().createArrayOf("text", new String[] {name})),
            row -> row.getString(1) + ", " + row.getString(2) + ", " + row.getString(3))
        .getFirst();
  }

  @Test
  void it_is_one_transaction_that_sees_what_is_committed_however_driver_and_server_are_set() {
    DatabaseSettings odd =
        new DatabaseSettings(
            DATABASE.settings().url()
                + "?stringtype=unspecified&prepareThreshold=2"
                + "&options=-c%20default_transaction_isolation=serializable",
            DATABASE.settings().user(),
            DATABASE.settings().password(),
            2);
    try (Database database = Database.open(odd)) {
      for (int time = 0; time < TIMES; time++) {
        assertThat(who(database, "n" + time)).isEqualTo("noorderlicht, read committed, n" + time);
      }
    }
  }

  @Test
  void its_statement_is_planned_once_and_the_next_transaction_as_ever() {
    ClientTransactions transactions = DATABASE.database().transactions();
    String ask =
        "select current_setting('plan_cache_mode') || ' ' || current_setting('enable_seqscan')";
    List<String> within =
        transactions.inOneTrip(
            CLIENT,
            new ClientTransactions.Frequent(ask + " where ? is not null", ""),
            (statement, first) -> statement.setString(first, "x"),
            row -> row.getString(1));
    String after =
        transactions.in(CLIENT, handle -> handle.createQuery(ask).mapTo(String.class).one());
    assertThat(within).containsExactly("force_generic_plan off");
    assertThat(after).isEqualTo("auto on");
  }

  @Test
  void a_statement_that_fails_leaves_its_connection_as_it_was() {
    ClientTransactions transactions = DATABASE.database().transactions();
    ClientTransactions.Frequent failing =
        new ClientTransactions.Frequent("select 1 / (length(?) - 1)", "");
    for (int time = 0; time < TIMES; time++) {
      assertThatThrownBy(
              () ->
                  transactions.inOneTrip(
                      CLIENT,
                      failing,
                      (statement, first) -> statement.setString(first, "x"),
                      row -> row.getInt(1)))
          .isInstanceOf(GelegenException.class);
      assertThat(who(DATABASE.database(), "after")).startsWith("noorderlicht");
    }
  }
}
