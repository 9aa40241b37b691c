package org.gelegen.scoring.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads bodies within their limits, which count inflated bytes. */
final class BodyReader {
  private static final int CHUNK = 8192;

  private BodyReader() {}

  /** Refuses a body whose media type, charset or coding is not read here. */
  static void requireReadable(
      RequestBody expected, @Nullable String contentType, @Nullable String contentEncoding) {
    List<String> pieces =
        List.of(
            (contentType == null ? "" : contentType)
                .toLowerCase(Locale.ROOT)
                .trim()
                .split("\\s*;\\s*", -1));
    boolean known = expected.contentTypes().contains(pieces.getFirst());
    boolean utf8 =
        pieces.stream()
            .filter(piece -> piece.startsWith("charset"))
            .allMatch(piece -> piece.replace("\"", "").matches("charset\\s*=\\s*utf-?8"));
    if (!known || !utf8) {
      throw ProblemException.of(
          ProblemType.UNSUPPORTED_MEDIA_TYPE,
          "send Content-Type: "
              + String.join(" or ", expected.contentTypes())
              + ", encoded in UTF-8");
    }
    if (!isPlain(contentEncoding) && !isGzip(contentEncoding)) {
      throw ProblemException.of(
          ProblemType.UNSUPPORTED_MEDIA_TYPE, "send the body plain or with Content-Encoding: gzip");
    }
  }

  private static boolean isPlain(@Nullable String contentEncoding) {
    return contentEncoding == null
        || contentEncoding.isBlank()
        || contentEncoding.trim().equalsIgnoreCase("identity");
  }

  static boolean isGzip(@Nullable String contentEncoding) {
    return contentEncoding != null && contentEncoding.trim().equalsIgnoreCase("gzip");
  }

  /** Reads a whole body as text in UTF-8. */
  static String text(InputStream in, @Nullable String contentEncoding, long limit) {
    byte[] bytes;
    try {
      bytes = bytes(isGzip(contentEncoding) ? new GZIPInputStream(in) : in, limit);
    } catch (SlowBodyException e) {
      throw SlowBodyException.problem("");
    } catch (IOException e) {
      throw ProblemException.of(
          ProblemType.UNREADABLE,
          isGzip(contentEncoding)
              ? "the body is not whole gzip; compress it again, or send it without"
                  + " Content-Encoding"
              : "the body broke off; send it whole");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw ProblemException.invalid("", "is not valid UTF-8");
    }
  }

  private static byte[] bytes(InputStream in, long limit) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    int count = in.read(chunk);
    while (count >= 0) {
      bytes.write(chunk, 0, count);
      if (bytes.size() > limit) {
        throw tooLarge(limit);
      }
      count = in.read(chunk);
    }
    return bytes.toByteArray();
  }

  static ProblemException tooLarge(long limit) {
    return ProblemException.of(
        ProblemType.TOO_LARGE,
        "the body may have at most " + limit + " bytes, inflated; send it in parts");
  }
}
