package org.gelegen.app.offpolicy;

import java.nio.file.Path;
import org.gelegen.model.GelegenException;

/** A log cannot be evaluated. The message names file, line and column, and what to do. */
public final class LogException extends GelegenException {
  private static final long serialVersionUID = 1L;

  private LogException(String message, Throwable cause) {
    super(message, cause);
  }

  private LogException(String message) {
    super(message);
  }

  static LogException file(Path file, String what) {
    return new LogException(file + ": " + what);
  }

  static LogException unreadable(Path file, long line, Throwable cause) {
    return new LogException(
        "%s, line %d: cannot be read: %s; make the file anew, nothing of it was used"
            .formatted(file, line, firstLine(cause)),
        cause);
  }

  static LogException line(Path file, long line, String what) {
    return new LogException("%s, line %d: %s".formatted(file, line, what));
  }

  static LogException cell(Path file, long line, String column, String what) {
    return new LogException("%s, line %d, column %s: %s".formatted(file, line, column, what));
  }

  private static String firstLine(Throwable cause) {
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
