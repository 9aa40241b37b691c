package org.gelegen.model;

/** What is asked for cannot be had now, and may be in a moment. Nothing was changed. */
public final class UnavailableException extends GelegenException {
  private static final long serialVersionUID = 1L;

  public UnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
