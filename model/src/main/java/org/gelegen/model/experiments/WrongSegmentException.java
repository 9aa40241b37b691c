package org.gelegen.model.experiments;

import org.gelegen.model.GelegenException;

/** A segment's expression that is not valid. */
public final class WrongSegmentException extends GelegenException {
  private static final long serialVersionUID = 1L;

  /**
   * Says where and why.
   *
   * @param line from 1
   * @param column from 1
   */
  public WrongSegmentException(int line, int column, String reason) {
    super("line " + line + ", column " + column + ": " + reason);
  }
}
