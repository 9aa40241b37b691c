package org.gelegen.app.offpolicy;

import java.util.List;
import org.gelegen.trainer.offpolicy.PolicyReport;

/**
 * What a log says of a policy.
 *
 * @param leftOut estimators that need a column which the log does not have, and which, in words
 */
public record PolicyResult(String policy, PolicyReport report, List<String> leftOut) {
  public PolicyResult {
    leftOut = List.copyOf(leftOut);
  }
}
