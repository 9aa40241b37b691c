package org.gelegen.app.console;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Where lines of the log come from and which are written. Whatever library a line comes from, it
 * goes the same way, and of libraries only warnings are written.
 */
public final class Logs {
  /** The learners' library says a line an iteration, which costs time even unwritten. */
  private static final java.util.logging.Logger LEARNERS =
      java.util.logging.Logger.getLogger("org.tribuo");

  private Logs() {}

  /** Lets only warnings through, so that a command's own words stand alone. */
  public static void ofCommand() {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    LEARNERS.setLevel(java.util.logging.Level.WARNING);
  }

  /** Lets through what the service says it did, too. */
  public static void ofService() {
    if (LoggerFactory.getLogger("org.gelegen") instanceof Logger ours) {
      ours.setLevel(Level.INFO);
    }
  }
}
