package org.gelegen.scoring.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A good answer, ready to be sent.
 *
 * @param contentType with its parameters
 * @param headers by name
 * @param streamed whether it is written piece by piece, so that the first tells nothing of its
 *     length
 */
public record Answer(
    int status,
    String contentType,
    Map<String, String> headers,
    boolean streamed,
    Content content) {
  /** What is sent, written once. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  public Answer {
    headers = Map.copyOf(headers);
  }

  /** Bytes that are there already. */
  public static Answer bytes(String contentType, byte[] bytes) {
    return new Answer(200, contentType, Map.of(), false, out -> out.write(bytes));
  }

  /** What is written while it is sent. */
  public static Answer stream(String contentType, Content content) {
    return new Answer(200, contentType, Map.of(), true, content);
  }

  /** Text, in UTF-8. */
  public static Answer text(String contentType, String text) {
    return bytes(contentType + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  public Answer with(int newStatus) {
    return new Answer(newStatus, contentType, headers, streamed, content);
  }

  /** The same with one header more. */
  public Answer with(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new Answer(status, contentType, more, streamed, content);
  }
}
