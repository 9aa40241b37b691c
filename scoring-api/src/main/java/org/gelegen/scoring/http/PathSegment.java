package org.gelegen.scoring.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Ids as parts of a path. */
public final class PathSegment {
  private PathSegment() {}

  /** The id, percent-encoded, dots that could be taken for a folder included. */
  public static String encode(String id) {
    String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    return encoded.equals(".") || encoded.equals("..") ? encoded.replace(".", "%2E") : encoded;
  }
}
