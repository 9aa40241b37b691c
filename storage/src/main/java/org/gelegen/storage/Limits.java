package org.gelegen.storage;

import java.time.Duration;

/**
 * How long one waits for the database.
 *
 * @param connection for a connection that others use
 * @param statement for one statement, locks included; zero: for ever
 */
public record Limits(Duration connection, Duration statement) {
  /** For nights, trainings and commands. */
  public static final Limits PATIENT = new Limits(Duration.ofSeconds(30), Duration.ZERO);

  /** For requests, whose callers can ask again. */
  public static final Limits REQUESTS = new Limits(Duration.ofSeconds(1), Duration.ofSeconds(5));

  public Limits {
    if (connection.toMillis() < 250 || statement.isNegative()) {
      throw new IllegalArgumentException(
          "connection must be at least PT0.25S but is %s, statement not negative but is %s"
              .formatted(connection, statement));
    }
  }
}
