package org.gelegen.scoring.dashboard.pages;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files that pages bring along. Their paths hold the beginning of their SHA-256, so that a
 * browser may keep them for good.
 */
public final class Assets {
  private static final String FOLDER = "/org/gelegen/scoring/dashboard/assets/";
  private static final int HASH_BYTES = 8;

  private final Map<String, Asset> byName;

  private record Asset(Content content, String hash) {}

  public Assets() {
    byName =
        Stream.of(
                "dashboard.css",
                "dashboard.js",
                "favicon.svg",
                "vendor/echarts.min.js",
                "vendor/htmx.min.js")
            .collect(Collectors.toMap(Function.identity(), Assets::read));
  }

  /** Where a file is. */
  String path(String name) {
    return "/assets/" + Objects.requireNonNull(byName.get(name), name).hash() + "/" + name;
  }

  /** What a path brings, whatever version it asks for. */
  Optional<Content> find(String name) {
    return Optional.ofNullable(byName.get(name)).map(Asset::content);
  }

  /** What a file holds. */
  static final class Content {
    private final byte[] bytes;
    private final String type;

    private Content(byte[] bytes, String type) {
      this.bytes = bytes;
      this.type = type;
    }

    InputStream stream() {
      return new ByteArrayInputStream(bytes);
    }

    String type() {
      return type;
    }
  }

  private static String contentType(String name) {
    if (name.endsWith(".svg")) {
      return "image/svg+xml";
    }
    return name.endsWith(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8";
  }

  private static Asset read(String name) {
    try (InputStream in = Objects.requireNonNull(Assets.class.getResourceAsStream(FOLDER + name))) {
      byte[] bytes = in.readAllBytes();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Asset(
          new Content(bytes, contentType(name)), HexFormat.of().formatHex(digest, 0, HASH_BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
