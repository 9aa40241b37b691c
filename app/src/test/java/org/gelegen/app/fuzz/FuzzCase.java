package org.gelegen.app.fuzz;

import static org.gelegen.app.fuzz.OddValues.one;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** A request made of a target by chance: its example, changed in one to three ways. */
final class FuzzCase {
  private static final Pattern VALUE =
      Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"(?!\\s*:)|-?[0-9][0-9.eE+-]*|true|false|null");
  private static final Pattern FIELD =
      Pattern.compile("\"[A-Za-z]+\"\\s*:\\s*(\"[^\"]*\"|[0-9.]+|true|false)");
  private static final List<String> IDS =
      List.of("d-17", "c-9", "x-1", "1", "noorderlicht-1", "champion", "2026-11-24", "d-18");
  private static final List<String> ODD_SEGMENTS =
      List.of(
          "..",
          ".",
          "%2e%2e",
          "..%2f..%2fetc%2fpasswd",
          "%252e%252e%252f",
          "..\\..",
          "%00",
          "a%00b",
          "%zz",
          "%",
          "%ff",
          "%c0%ae",
          "%ed%a0%80",
          "a;b=c",
          "a%2Fb",
          "%20",
          "\u00e9",
          "%f0%9f%98%80",
          "x".repeat(128),
          "x".repeat(129),
          "x".repeat(3_000),
          "x".repeat(20_000),
          "'",
          "{clientId}",
          "<script>",
          "a?b",
          "*",
          "//",
          "%0d%0aX:y",
          "~",
          "file:",
          "1e9",
          "-1");
  private static final List<String> HEADERS =
      List.of(
          "X-Junk: \u0001\u0002",
          "X-Junk: " + "y".repeat(3_000),
          "X-Junk: " + "y".repeat(10_000),
          "Accept: */*;q=nan",
          "Accept: ;;;,,,",
          "Accept: text/csv",
          "Accept: image/png",
          "Accept: application/json;q=0",
          "Accept: " + "a/b,".repeat(900),
          "Accept-Encoding: gzip;q=x",
          "Accept-Language: \u00ff",
          "Expect: 100-continue",
          "Expect: nonsense",
          "Range: bytes=0-1",
          "Range: bytes=9-1,-",
          "If-None-Match: *",
          "If-Modified-Since: yesterday",
          "Upgrade: websocket\r\nConnection: Upgrade",
          "Upgrade: h2c\r\nHTTP2-Settings: x",
          "Transfer-Encoding: gzip",
          "Transfer-Encoding: chunked, identity",
          "Content-Length: -1",
          "Content-Length: 9999999999999999999999",
          "Content-Length: 1,2",
          "Content-Length: 5",
          "Host: a\r\nHost: b",
          "Host: [::",
          "Cookie: a=b; ;=;",
          "Cookie: " + "c=d;".repeat(500),
          "Content-Encoding: br",
          "Content-Encoding: gzip, gzip",
          "Content-Encoding: ",
          "Authorization: Basic %%%",
          "Authorization: Bearer",
          "Authorization: Bearer glg_x",
          "Authorization: Bearer " + "z".repeat(5_000),
          "Authorization: Digest x",
          "no colon here",
          " folded: x",
          ": empty",
          "A".repeat(300) + ": x",
          "X-Forwarded-For: 127.0.0.1, \u00e9",
          "Idempotency-Key: ",
          "Idempotency-Key: " + "k".repeat(300),
          "Idempotency-Key: \u00e9\u0001");
  private static final List<String> CONTENT_TYPES =
      List.of(
          "text/plain",
          "application/xml",
          "multipart/form-data",
          "multipart/form-data; boundary=",
          "application/x-www-form-urlencoded",
          "application/json; charset=utf-16",
          "application/json; charset=\"",
          "application/json;;;",
          "application/json; charset=utf-8",
          "application/x-ndjson",
          "application/gzip",
          "",
          "/",
          ";",
          "\u00e9/x",
          "application/" + "j".repeat(500));
  private static final List<String> METHODS =
      List.of(
          "GET",
          "POST",
          "PUT",
          "DELETE",
          "PATCH",
          "HEAD",
          "OPTIONS",
          "TRACE",
          "CONNECT",
          "get",
          "XYZZY",
          "G\u00e9T");
  private static final List<Charset> CHARSETS =
      List.of(
          StandardCharsets.UTF_16,
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE,
          Charset.forName("UTF-32"),
          StandardCharsets.ISO_8859_1);
  private static final byte[] BOMB = gzip(new byte[12 << 20]);

  private final SplittableRandom random;
  private String method;
  private String path;
  private final List<String> query;
  private final List<String> headers = new ArrayList<>();
  private String contentType;
  private byte[] body;
  private String framing = "length";

  /** Whether it is known which endpoint this reaches, so that only what that declares is right. */
  private boolean routed = true;

  /** Whether the bytes may end before the request does, so that no answer is an answer. */
  private boolean mayBeCut;

  FuzzCase(FuzzTarget target, Map<String, String> keys, SplittableRandom random) {
    this.random = random;
    method = target.method();
    path =
        Pattern.compile("\\{([A-Za-z]+)}")
            .matcher(target.path())
            .replaceAll(
                (MatchResult parameter) ->
                    parameter.group(1).equals("clientId") ? "fuzzed" : one(IDS, random));
    query = new ArrayList<>(target.query());
    contentType = target.contentType();
    body = target.example().getBytes(StandardCharsets.UTF_8);
    String role = random.nextInt(5) == 0 ? one(List.copyOf(keys.keySet()), random) : "operator";
    headers.add("Authorization: Bearer " + keys.get(role));
    if (random.nextInt(20) > 0) {
      int changes = 1 + random.nextInt(3);
      for (int i = 0; i < changes; i++) {
        change();
      }
    }
  }

  boolean isRouted() {
    return routed;
  }

  boolean mayBeCut() {
    return mayBeCut;
  }

  boolean isHead() {
    return method.equals("HEAD");
  }

  private void change() {
    int what = random.nextInt(body.length > 0 ? 20 : 7);
    switch (what) {
      case 0 -> path();
      case 1 -> query();
      case 2, 3 -> header();
      case 4 -> {
        method = one(METHODS, random);
        routed = false;
      }
      case 5 -> body = random(random.nextInt(300));
      case 6 -> framing();
      case 7 -> contentType = one(CONTENT_TYPES, random);
      case 8, 9, 10, 11, 12 -> text();
      case 13 -> body = Arrays.copyOf(body, random.nextInt(body.length + 1));
      case 14 -> body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      case 15 -> body = string().getBytes(one(CHARSETS, random));
      case 16, 17 -> gzip();
      case 18 ->
          insert(
              one(
                  List.of(
                      "\u00c0\u0080",
                      "\u00ff\u00fe",
                      "\u00ed\u00a0\u0080",
                      "\0",
                      "\u00ef\u00bb\u00bf"),
                  random));
      default -> {
        if (body.length < 100_000) {
          repeat();
        }
      }
    }
    if (body.length == 0) {
      body = new byte[] {' '};
    }
  }

  private void path() {
    routed = false;
    List<String> segments = new ArrayList<>(List.of(path.split("/", -1)));
    if (segments.size() == 1) {
      segments.add("");
    }
    int at = 1 + random.nextInt(segments.size() - 1);
    switch (random.nextInt(4)) {
      case 0 -> segments.add(at, one(ODD_SEGMENTS, random));
      case 1 -> segments.remove(at);
      case 2 -> segments.add("");
      default -> segments.set(at, one(ODD_SEGMENTS, random));
    }
    path = String.join("/", segments);
  }

  private void query() {
    routed = false;
    query.add(
        one(
            List.of(
                "x=y",
                "versions=1,2",
                "versions=",
                "=",
                "&&&",
                "%zz=1",
                "a=%ff",
                "a=" + "b".repeat(9_000),
                "\u00e9=\u00e9",
                "a[]=1",
                "client=zuiderzon"),
            random));
  }

  private void header() {
    routed = false;
    headers.add(one(HEADERS, random));
    if (random.nextInt(20) == 0) {
      for (int i = 0; i < 300; i++) {
        headers.add("X-" + i + ": " + i);
      }
    }
  }

  private void framing() {
    framing =
        one(
            List.of("chunked", "chunked", "badChunks", "both", "longer", "none", "old", "noHost"),
            random);
    routed = routed && framing.equals("chunked");
    mayBeCut = mayBeCut || List.of("badChunks", "both", "longer", "none").contains(framing);
  }

  private String string() {
    return new String(body, StandardCharsets.UTF_8);
  }

  private void text() {
    Pattern what = random.nextInt(5) == 0 ? FIELD : VALUE;
    List<MatchResult> places = what.matcher(string()).results().toList();
    if (places.isEmpty()) {
      return;
    }
    MatchResult place = one(places, random);
    String now = place.group();
    String then =
        what == VALUE
            ? OddValues.any(random)
            : one(List.of("\"nonsense\":1", now + "," + now, "\"__proto__\":{}", "\"\":0"), random);
    body =
        (string().substring(0, place.start()) + then + string().substring(place.end()))
            .getBytes(StandardCharsets.UTF_8);
  }

  private void insert(String latin1) {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    int at = random.nextInt(text.length() + 1);
    body =
        (text.substring(0, at) + latin1 + text.substring(at)).getBytes(StandardCharsets.ISO_8859_1);
  }

  private void repeat() {
    body =
        switch (random.nextInt(5)) {
          case 0 -> "[".repeat(1 + random.nextInt(40_000)).getBytes(StandardCharsets.US_ASCII);
          case 1 -> "{\"a\":".repeat(1 + random.nextInt(9_000)).getBytes(StandardCharsets.US_ASCII);
          case 2 -> (string() + string()).getBytes(StandardCharsets.UTF_8);
          case 3 ->
              (string() + "\n").repeat(1 + random.nextInt(40)).getBytes(StandardCharsets.UTF_8);
          default ->
              ("[" + (string() + ",").repeat(random.nextInt(40)) + string() + "]")
                  .getBytes(StandardCharsets.UTF_8);
        };
  }

  private void gzip() {
    headers.add("Content-Encoding: gzip");
    body =
        switch (random.nextInt(6)) {
          case 0 -> body;
          case 1 -> BOMB.clone();
          case 2 -> Arrays.copyOf(gzip(body), 1 + random.nextInt(30));
          case 3 -> gzip(gzip(body));
          case 4 -> {
            byte[] damaged = gzip(body);
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
            yield damaged;
          }
          default -> gzip(body);
        };
  }

  static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private byte[] random(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** The request as it is sent. */
  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringBuilder head = new StringBuilder(method).append(' ').append(path);
    if (!query.isEmpty()) {
      head.append('?').append(String.join("&", query));
    }
    head.append(framing.equals("old") ? " HTTP/1.0\r\n" : " HTTP/1.1\r\n");
    head.append(framing.equals("noHost") ? "" : "Host: localhost\r\n")
        .append("Connection: close\r\n");
    if (!contentType.isEmpty()) {
      head.append("Content-Type: ").append(contentType).append("\r\n");
    }
    headers.forEach(header -> head.append(header).append("\r\n"));
    boolean chunked = List.of("chunked", "badChunks", "both").contains(framing);
    if (chunked) {
      head.append("Transfer-Encoding: chunked\r\n");
    }
    if (body.length > 0 && !List.of("chunked", "badChunks", "none").contains(framing)) {
      int more = framing.equals("longer") ? 1 + random.nextInt(500) : 0;
      head.append("Content-Length: ").append(body.length + more).append("\r\n");
    }
    out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    if (chunked) {
      chunks(out);
    } else {
      out.writeBytes(body);
    }
    return out.toByteArray();
  }

  private void chunks(ByteArrayOutputStream out) {
    for (int at = 0; at < body.length; ) {
      int size = Math.min(body.length - at, 1 + random.nextInt(4_000));
      String told =
          framing.equals("badChunks") && random.nextInt(3) == 0
              ? one(List.of("-1", "FFFFFFFFFFFFFFFFF", "zz", "", "7fffffff", "0x5"), random)
              : Integer.toHexString(size);
      out.writeBytes((told + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.write(body, at, size);
      out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
      at += size;
    }
    out.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  }
}
