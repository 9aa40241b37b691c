package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.BASE;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.gelegen.model.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Requests that hold a connection for long, on sockets, against a service that gives a second. */
class SlowRequestTest {
  private static final TestService SERVICE =
      new TestService(new HttpSettings.Limits(1_000_000, 1_000_000, Duration.ofSeconds(1)));

  /** Long enough for a machine that has other things to do, and far from what the client would. */
  private static final Duration SOON = Duration.ofSeconds(8);

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  @Test
  void a_body_that_comes_byte_by_byte_is_cut_off() throws Exception {
    assertCutOff("/recommendations", "application/json", 40, 1);
  }

  @Test
  void a_body_that_stops_coming_is_cut_off() throws Exception {
    assertCutOff("/recommendations", "application/json", 60_000, 1);
  }

  @Test
  void records_may_take_longer_but_not_byte_by_byte() throws Exception {
    assertCutOff("/records", "application/x-ndjson", 40, 1);
  }

  /** Sends bytes with pauses until the service has enough of it. */
  private static void assertCutOff(String path, String type, int pauseMillis, int bytes)
      throws Exception {
    try (Socket socket = connect()) {
      send(socket, head(path, type) + "Content-Length: 60000\r\n\r\n");
      long start = System.nanoTime();
      Thread writer = Thread.startVirtualThread(() -> trickle(socket, pauseMillis, bytes));
      String answer = read(socket);
      writer.interrupt();
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(Duration.ofMillis(900), SOON);
      assertThat(answer)
          .startsWith("HTTP/1.1 408")
          .contains("Content-Type: application/problem+json")
          .contains("Connection: close")
          .contains("urn:gelegen:problem:request-timeout");
    }
    assertThat(SERVICE.get(BASE + "/models").statusCode()).isEqualTo(200);
  }

  private static void trickle(Socket socket, int pauseMillis, int bytes) {
    byte[] piece = new byte[bytes];
    Arrays.fill(piece, (byte) ' ');
    try {
      while (true) {
        socket.getOutputStream().write(piece);
        Thread.sleep(pauseMillis);
      }
    } catch (IOException | InterruptedException e) {
      // It was cut off.
      return;
    }
  }

  @Test
  void records_that_keep_coming_are_taken_however_long_it_takes() throws Exception {
    try (Socket socket = connect()) {
      send(socket, head("/records", "application/x-ndjson") + "Transfer-Encoding: chunked\r\n\r\n");
      for (int i = 0; i < 25; i++) {
        StringBuilder chunk = new StringBuilder();
        for (int j = 0; j < 4; j++) {
          chunk.append(
              """
              {"type":"payment","clientId":"noorderlicht","paymentId":"slow-%d-%d","debtorId":"d-17","at":"2025-03-03T07:41:00+01:00","amount":"1.00"}
              """
                  .formatted(i, j));
        }
        send(socket, Integer.toHexString(chunk.length()) + "\r\n" + chunk + "\r\n");
        Thread.sleep(100);
      }
      send(socket, "0\r\n\r\n");
      assertThat(read(socket)).startsWith("HTTP/1.1 200").contains("\"accepted\":100");
    }
  }

  @Test
  void a_head_that_comes_byte_by_byte_ends_the_connection() throws Exception {
    try (Socket socket = connect()) {
      send(socket, "GET /health/live HTTP/1.1\r\nX-Slow: ");
      long start = System.nanoTime();
      Thread writer = Thread.startVirtualThread(() -> trickle(socket, 40, 1));
      assertThat(read(socket)).isEmpty();
      writer.interrupt();
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(Duration.ofMillis(700), SOON);
    }
  }

  @Test
  void a_connection_with_one_request_after_the_other_stays_open() throws Exception {
    try (Socket socket = connect()) {
      for (int i = 0; i < 35; i++) {
        send(socket, "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
        byte[] answer = new byte[15];
        assertThat(socket.getInputStream().readNBytes(answer, 0, answer.length)).isEqualTo(15);
        assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200 OK");
        Thread.sleep(100);
        socket.getInputStream().skipNBytes(socket.getInputStream().available());
      }
    }
  }

  @Test
  void the_first_line_and_the_headers_have_eight_kilobytes_together() throws Exception {
    for (String head :
        new String[] {
          "GET /" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: localhost\r\n",
          "GET /docs?" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: localhost\r\n",
          "GET /docs HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "a".repeat(9_000) + "\r\n",
          "GET /docs HTTP/1.1\r\nHost: localhost\r\n" + "X-A: b\r\n".repeat(1_200)
        }) {
      try (Socket socket = connect()) {
        send(socket, head + "\r\n");
        assertThat(read(socket))
            .startsWith("HTTP/1.1 431")
            .contains("urn:gelegen:problem:headers-too-large");
      }
    }
    try (Socket socket = connect()) {
      send(
          socket,
          "GET /docs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Long: "
              + "a".repeat(7_000)
              + "\r\n\r\n");
      assertThat(read(socket)).startsWith("HTTP/1.1 200");
    }
  }

  /** 200 MB of zeros in 200 kB: a line that is too long, and nothing is kept of it. */
  @Test
  void records_that_inflate_without_end_are_one_line_that_is_too_long() throws Exception {
    byte[] bomb = IntakeResourceTest.gzip("\0".repeat(200_000_000));
    try (Socket socket = connect()) {
      send(
          socket,
          head("/records", "application/gzip") + "Content-Length: " + bomb.length + "\r\n\r\n");
      socket.getOutputStream().write(bomb);
      assertThat(read(socket))
          .startsWith("HTTP/1.1 200")
          .contains("\"lines\":1,\"accepted\":0,\"duplicates\":0,\"rejected\":1")
          .contains("is longer than");
    }
  }

  private static Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), SERVICE.server.port());
    socket.setSoTimeout(30_000);
    return socket;
  }

  private static String head(String path, String type) {
    return "POST %s%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\n"
        .formatted(BASE, path, SERVICE.key(Role.OPERATOR), type);
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  /** Everything until the service ends the connection. */
  private static String read(Socket socket) throws IOException {
    StringBuilder all = new StringBuilder();
    InputStream in = socket.getInputStream();
    byte[] chunk = new byte[8_192];
    try {
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        all.append(new String(chunk, 0, count, StandardCharsets.UTF_8));
      }
    } catch (SocketException e) {
      // It was reset, because we went on sending.
      return all.toString();
    }
    return all.toString();
  }
}
