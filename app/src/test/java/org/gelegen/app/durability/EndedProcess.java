package org.gelegen.app.durability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that has ended.
 *
 * @param said all that it wrote
 */
record EndedProcess(int exitValue, String said) {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /**
   * Waits for a process to end.
   *
   * @throws IllegalStateException when it takes longer than five minutes: then it is ended
   */
  static EndedProcess of(Process process) throws InterruptedException, ExecutionException {
    return of(process, LONGEST);
  }

  static EndedProcess of(Process process, Duration longest)
      throws InterruptedException, ExecutionException {
    CompletableFuture<String> said = CompletableFuture.supplyAsync(() -> everything(process));
    try {
      String all = said.get(longest.toMillis(), TimeUnit.MILLISECONDS);
      if (process.waitFor(longest)) {
        return new EndedProcess(process.exitValue(), all);
      }
      throw new IllegalStateException("the process goes on though it said its last: " + all);
    } catch (TimeoutException e) {
      throw new IllegalStateException("the process has not ended after " + longest, e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String everything(Process process) {
    try {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
