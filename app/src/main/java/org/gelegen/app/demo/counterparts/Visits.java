package org.gelegen.app.demo.counterparts;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gelegen.model.GelegenException;

/** Calls the house as debtors and carriers do. */
final class Visits implements AutoCloseable {
  private static final Pattern LINK = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/p/[\\w-]+");
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  /** Whether a text has a link that tells that it was followed. */
  static boolean hasLink(String text) {
    return LINK.matcher(text).find();
  }

  /** Follows the first link to where to pay in a text, with a browser. */
  void click(String text) {
    Matcher link = LINK.matcher(text);
    if (!link.find()) {
      throw new GelegenException("a message that was clicked has no link: " + text);
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(link.group()))
            .timeout(TIMEOUT)
            .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0")
            .build();
    expect(302, request);
  }

  /** Posts JSON. */
  void post(URI url, Map<String, String> headers, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    headers.forEach(request::header);
    expect(200, request.build());
  }

  private void expect(int status, HttpRequest request) {
    try {
      int answered = http.send(request, BodyHandlers.discarding()).statusCode();
      if (answered != status) {
        throw new GelegenException(
            "%s %s was answered %d and not %d"
                .formatted(request.method(), request.uri().getPath(), answered, status));
      }
    } catch (IOException e) {
      throw new GelegenException(request.uri().getPath() + " did not answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GelegenException("interrupted while the house was called", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
