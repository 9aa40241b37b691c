package org.gelegen.model.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the rules say of a contact. */
public sealed interface Verdict {
  /** Nothing stands in the way. */
  record Allowed() implements Verdict {}

  /**
   * A rule stands in the way.
   *
   * @param basis the legal or agreed basis, in words
   * @param until the next moment at which this rule no longer stands in the way, others aside;
   *     absent: not within {@link ContactRule#LOOK_AHEAD}
   */
  record Excluded(RuleId rule, String basis, @Nullable Instant until) implements Verdict {}
}
