package org.gelegen.model.registry;

import org.gelegen.model.GelegenException;

/** Stored model bytes are not what was registered, or not a model at all. */
public final class DamagedModelException extends GelegenException {
  private static final long serialVersionUID = 1L;

  public DamagedModelException(String message) {
    super(message);
  }
}
