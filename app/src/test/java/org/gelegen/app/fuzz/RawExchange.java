package org.gelegen.app.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One request as bytes, on a connection of its own, and what came back.
 *
 * @param status of the final answer; 0: the connection ended without one
 * @param head everything before the body, as Latin-1
 * @param body with its chunks put together, as Latin-1
 * @param ended how the connection did: closed, or with what error
 */
record RawExchange(int status, String head, String body, long nanos, String ended) {
  private static final int PATIENCE_MILLIS = 15_000;
  private static final String END_OF_HEAD = "\r\n\r\n";

  /** Sends a request that asks for the connection to be closed, or that ends with its bytes. */
  static RawExchange of(int port, byte[] request) throws IOException {
    long start = System.nanoTime();
    Answer answer;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      // So that closing leaves nothing behind of the many connections.
      socket.setSoLinger(true, 0);
      Thread writer = Thread.startVirtualThread(() -> write(socket, request));
      answer = readAll(socket.getInputStream());
      long nanos = System.nanoTime() - start;
      writer.interrupt();
      return parse(answer, nanos);
    }
  }

  /** The service may answer and close before it has read everything: that is no failure. */
  private static void write(Socket socket, byte[] request) {
    try {
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
    } catch (IOException e) {
      // What was answered says the rest.
      return;
    }
  }

  /** What came back, and how the connection ended. */
  private record Answer(String text, String ended) {}

  private static Answer readAll(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] chunk = new byte[16_384];
    try {
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        all.write(chunk, 0, count);
      }
    } catch (java.net.SocketException e) {
      // A reset after the answer; without one the status is 0.
      return new Answer(all.toString(StandardCharsets.ISO_8859_1), String.valueOf(e.getMessage()));
    }
    return new Answer(all.toString(StandardCharsets.ISO_8859_1), "closed");
  }

  private static RawExchange parse(Answer answer, long nanos) {
    String text = answer.text();
    int start = 0;
    while (text.startsWith("HTTP/1.1 1", start)) {
      start = text.indexOf(END_OF_HEAD, start) + END_OF_HEAD.length();
    }
    int end = text.indexOf(END_OF_HEAD, start);
    if (end < 0 || !text.startsWith("HTTP/1.", start)) {
      return new RawExchange(0, text, "", nanos, answer.ended());
    }
    String head = text.substring(start, end);
    String rest = text.substring(end + END_OF_HEAD.length());
    boolean chunked = head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked");
    return new RawExchange(
        Integer.parseInt(head.substring(9, 12)),
        head,
        chunked ? joined(rest) : rest,
        nanos,
        answer.ended());
  }

  private static String joined(String text) {
    StringBuilder all = new StringBuilder();
    int at = 0;
    for (int line = text.indexOf("\r\n"); line > at; line = text.indexOf("\r\n", at)) {
      int size = Integer.parseInt(text.substring(at, line).split(";", 2)[0].trim(), 16);
      all.append(text, line + 2, Math.min(text.length(), line + 2 + size));
      at = line + 4 + size;
      if (size == 0 || at > text.length()) {
        break;
      }
    }
    return all.toString();
  }

  String text() {
    return new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
