package org.gelegen.model.alerts;

import java.util.List;
import org.gelegen.model.portfolio.ClientId;

/** Keeps alerts for good. */
public interface AlertLog {
  /**
   * Writes an alert down, unless there is one of the same kind and subject: what was seen yesterday
   * is not told again every day.
   *
   * @return whether it was new
   */
  boolean raise(ClientId client, Alert alert);

  /** All alerts of a client, newest first. */
  List<Alert> list(ClientId client);
}
