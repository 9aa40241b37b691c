package org.gelegen.model;

/**
 * What is asked for cannot be had now, and may be in a moment. The transaction that it would have
 * been part of changed nothing.
 */
public final class UnavailableException extends GelegenException {
  private static final long serialVersionUID = 1L;

  public UnavailableException(String message) {
    super(message);
  }

  public UnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
