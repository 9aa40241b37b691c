package org.gelegen.scheduler.gateways;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Posts to somebody else's service within bounded time and memory. Redirects are not followed. Safe
 * for use by several threads.
 */
public final class HttpCalls implements AutoCloseable {
  private static final long MOST_BYTES = 65_536;
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final Duration timeout;
  private final HttpClient http;

  /**
   * Makes a caller.
   *
   * @param timeout for the whole of an exchange
   */
  public HttpCalls(Duration timeout) {
    this.timeout = timeout;
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
  }

  /** What came of a call. */
  public sealed interface Reply {
    /**
     * An answer came, whole.
     *
     * @param retryAfter how long to wait, where the answer says so, at most an hour
     */
    record Answered(int status, String body, @Nullable Duration retryAfter) implements Reply {}

    /** Nobody was there: nothing was said. */
    record NotConnected() implements Reply {}

    /** Something was perhaps said and no answer came. */
    record NoAnswer(String why) implements Reply {}
  }

  /** Posts {@code body} as UTF-8. */
  public Reply post(URI url, String contentType, Map<String, String> headers, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(timeout)
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofString(body));
    headers.forEach(request::header);
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(
            request.build(),
            BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MOST_BYTES));
    try {
      HttpResponse<String> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return new Reply.Answered(response.statusCode(), response.body(), retryAfter(response));
    } catch (TimeoutException e) {
      answer.cancel(true);
      return new Reply.NoAnswer("no answer within " + timeout);
    } catch (ExecutionException e) {
      return e.getCause() instanceof ConnectException
              || e.getCause() instanceof HttpConnectTimeoutException
          ? new Reply.NotConnected()
          : new Reply.NoAnswer("no answer");
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new Reply.NoAnswer("interrupted");
    }
  }

  private static @Nullable Duration retryAfter(HttpResponse<String> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,6}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)))
        .map(pause -> pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause)
        .orElse(null);
  }

  @Override
  public void close() {
    http.close();
  }
}
