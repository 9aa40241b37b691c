package org.gelegen.model.registry;

import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.ClientId;

/** Stored model bytes are not what was registered, or not a model at all. */
public final class DamagedModelException extends GelegenException {
  private static final long serialVersionUID = 1L;

  public DamagedModelException(String message) {
    super(message);
  }

  private DamagedModelException(String message, DamagedModelException cause) {
    super(message, cause);
  }

  /** Of a version that cannot be read: says which, why, and what to do. */
  public static DamagedModelException of(
      int number, ClientId client, DamagedModelException unread) {
    return new DamagedModelException(
        "model version %d of %s cannot be read (%s): promote another version, or train"
            .formatted(number, client, unread.getMessage()),
        unread);
  }
}
