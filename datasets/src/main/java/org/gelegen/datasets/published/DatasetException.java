package org.gelegen.datasets.published;

import org.gelegen.model.GelegenException;

/** A public table is not there or is not what was published. */
public final class DatasetException extends GelegenException {
  private static final long serialVersionUID = 1L;

  DatasetException(String message) {
    super(message);
  }

  DatasetException(String message, Throwable cause) {
    super(message, cause);
  }
}
