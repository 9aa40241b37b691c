package org.gelegen.storage;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.gelegen.model.UnavailableException;

/** Tells apart what fails because it may not go on for longer. */
final class Refusals {
  private static final String STATEMENT_TIMEOUT = "57014";

  private Refusals() {}

  /** An {@link UnavailableException} where waiting was cut short, else the failure itself. */
  static RuntimeException of(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnavailableException known) {
        return known;
      }
      if (cause instanceof SQLTransientConnectionException e) {
        return new UnavailableException(
            "no connection to the database became free in time" + refused(e), failure);
      }
      if (cause instanceof SQLException e && STATEMENT_TIMEOUT.equals(e.getSQLState())) {
        return new UnavailableException("a statement took longer than it may", failure);
      }
    }
    return failure;
  }

  /** Why the server could not be reached, where that is what took so long. */
  private static String refused(SQLTransientConnectionException failure) {
    Throwable cause = failure.getCause();
    return cause == null || cause.getMessage() == null
        ? ""
        : ": " + cause.getMessage().lines().findFirst().orElse("");
  }
}
