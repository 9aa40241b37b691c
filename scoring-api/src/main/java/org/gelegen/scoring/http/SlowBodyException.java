package org.gelegen.scoring.http;

import java.io.IOException;

/** A body that came in too slowly. */
public final class SlowBodyException extends IOException {
  private static final long serialVersionUID = 1L;

  SlowBodyException() {
    super("the body came in too slowly");
  }

  /** The problem of one. */
  public static ProblemException problem(String also) {
    return ProblemException.of(
        ProblemType.REQUEST_TIMEOUT,
        "the body came in too slowly; send it faster, or in parts" + also);
  }
}
