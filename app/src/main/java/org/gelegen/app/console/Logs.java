package org.gelegen.app.console;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps libraries that talk too much from doing so. */
public final class Logs {
  /** The learners' library says a line an iteration. */
  private static final Logger LEARNERS = Logger.getLogger("org.tribuo");

  private Logs() {}

  /** Lets only warnings of the learners through. */
  public static void quiet() {
    LEARNERS.setLevel(Level.WARNING);
  }
}
