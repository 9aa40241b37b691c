package org.gelegen.records.intake;

import org.gelegen.model.GelegenException;

/**
 * An import ended early: the stream broke or the store failed. What {@link #report} calls accepted
 * is durable, and the same import can be repeated as a whole, because records are accepted once.
 */
public final class ImportFailedException extends GelegenException {
  private static final long serialVersionUID = 1L;

  private final transient ImportReport report;

  ImportFailedException(String message, ImportReport report, Throwable cause) {
    super(message, cause);
    this.report = report;
  }

  /** How far the import came. */
  public ImportReport report() {
    return report;
  }
}
