package org.gelegen.scoring.http;

import org.gelegen.model.GelegenException;
import org.jspecify.annotations.Nullable;

/**
 * Describes failures for the log without what may be personal: only our own messages are repeated,
 * because those of drivers and parsers quote values.
 */
final class StackTraces {
  private static final int DEEPEST = 8;

  private StackTraces() {}

  static String describe(Throwable failure) {
    StringBuilder text = new StringBuilder();
    @Nullable Throwable current = failure;
    for (int depth = 0; current != null && depth < DEEPEST; depth++) {
      text.append(depth == 0 ? "" : "caused by ").append(current.getClass().getName());
      if (current instanceof GelegenException) {
        text.append(": ").append(current.getMessage());
      }
      for (StackTraceElement frame : current.getStackTrace()) {
        text.append(System.lineSeparator()).append("\tat ").append(frame);
      }
      text.append(System.lineSeparator());
      current = current.getCause();
    }
    return text.toString();
  }
}
