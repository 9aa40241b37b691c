package org.gelegen.storage;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.gelegen.model.decision.Decision;

/**
 * A decision as it is stored, so that each caller makes its own and whoever hands all of them to
 * the database has nothing left to do.
 */
final class DecisionRow {
  /** What their values are called in the row that {@link #bind} makes of them. */
  static final String COLUMNS = "decision_id, debtor_id, decided_at, permitted, content";

  private final String id;
  private final String debtor;
  private final String at;
  private final byte[] permitted;
  private final String content;

  private DecisionRow(Decision decision) {
    id = decision.decisionId().value();
    debtor = decision.debtorId().value();
    at = decision.at().toString();
    permitted = PermittedActions.pack(decision.permitted());
    content = DecisionJson.write(decision);
  }

  static List<DecisionRow> of(List<Decision> decisions) {
    return decisions.stream().map(DecisionRow::new).toList();
  }

  String id() {
    return id;
  }

  String debtor() {
    return debtor;
  }

  /**
   * Binds rows as parallel arrays, to the five parameters that begin at {@code first}.
   *
   * @return the number of the parameter after them
   */
  static int bind(PreparedStatement statement, int first, List<DecisionRow> rows)
      throws SQLException {
    Connection connection = statement.getConnection();
    statement.setArray(first, texts(connection, "text", rows, DecisionRow::id));
    statement.setArray(first + 1, texts(connection, "text", rows, DecisionRow::debtor));
    statement.setArray(first + 2, texts(connection, "timestamptz", rows, row -> row.at));
    statement.setArray(
        first + 3,
        connection.createArrayOf(
            "bytea", rows.stream().map(row -> row.permitted).toArray(byte[][]::new)));
    statement.setArray(first + 4, texts(connection, "text", rows, row -> row.content));
    return first + 5;
  }

  private static Array texts(
      Connection connection,
      String type,
      List<DecisionRow> rows,
      Function<DecisionRow, String> what)
      throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(what).toArray(String[]::new));
  }
}
