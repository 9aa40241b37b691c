package org.gelegen.scoring.http;

import java.lang.reflect.Type;
import java.util.List;

/**
 * What an endpoint takes in its body.
 *
 * @param contentTypes the media types that are read, without parameters; the first is the usual one
 * @param type what the body represents
 * @param limit how many bytes it may have, inflated
 * @param optional whether it may be left out
 * @param example as it is sent
 */
public record RequestBody(
    List<String> contentTypes, Type type, long limit, boolean optional, String example) {
  /** For most requests. */
  public static final long USUAL = 64 << 10;

  /** For requests about up to a thousand things. */
  public static final long BATCH = 1 << 20;

  /** For requests about up to a thousand things with all that belongs to them. */
  public static final long LARGE = 8 << 20;

  public static final long UNLIMITED = Long.MAX_VALUE;

  public RequestBody {
    contentTypes = List.copyOf(contentTypes);
  }

  public static RequestBody json(Type type, String example) {
    return new RequestBody(List.of(Media.JSON), type, USUAL, false, example);
  }

  /** JSON about up to a thousand things. */
  public static RequestBody batch(Type type, String example) {
    return new RequestBody(List.of(Media.JSON), type, BATCH, false, example);
  }

  /** JSON about up to a thousand things with all that belongs to them. */
  public static RequestBody large(Type type, String example) {
    return new RequestBody(List.of(Media.JSON), type, LARGE, false, example);
  }

  /** The same, but it may be left out. */
  public RequestBody orNothing() {
    return new RequestBody(contentTypes, type, limit, true, example);
  }
}
