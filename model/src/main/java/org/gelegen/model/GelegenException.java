package org.gelegen.model;

/** Something failed that no value can answer for. The message says what, where and what to do. */
public class GelegenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public GelegenException(String message) {
    super(message);
  }

  public GelegenException(String message, Throwable cause) {
    super(message, cause);
  }
}
