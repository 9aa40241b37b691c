package org.gelegen.model.answers;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * An answer as it was sent, byte for byte.
 *
 * @param status of HTTP; from 400 on nothing was done
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode look into it
public record KeptAnswer(
    int status, String contentType, Map<String, String> headers, byte[] content) {
  /** Nothing is done by a request that is answered so. */
  private static final int FIRST_PROBLEM = 400;

  public KeptAnswer {
    headers = Map.copyOf(headers);
    content = content.clone();
  }

  @Override
  public byte[] content() {
    return content.clone();
  }

  /** Whether it says that nothing was done. */
  public boolean isProblem() {
    return status >= FIRST_PROBLEM;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeptAnswer kept
        && status == kept.status
        && contentType.equals(kept.contentType)
        && headers.equals(kept.headers)
        && Arrays.equals(content, kept.content);
  }

  @Override
  public int hashCode() {
    return Objects.hash(status, contentType, headers, Arrays.hashCode(content));
  }
}
