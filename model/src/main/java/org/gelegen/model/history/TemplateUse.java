package org.gelegen.model.history;

import java.time.Instant;
import java.util.Optional;

/**
 * The first and the last contact about a case with a template, of those that were not returned.
 *
 * @param first when it was sent
 * @param last when it was sent, the same where there was one only
 */
public record TemplateUse(String template, Instant first, Instant last) {
  TemplateUse again(Instant at) {
    return new TemplateUse(template, first, at);
  }

  /** What is left when the contact of {@code at} was returned. */
  public Optional<TemplateUse> without(Instant at) {
    if (first.equals(at) && last.equals(at)) {
      return Optional.empty();
    }
    return Optional.of(
        new TemplateUse(template, first.equals(at) ? last : first, last.equals(at) ? first : last));
  }
}
