package org.gelegen.trainer.offpolicy;

import java.util.List;

/**
 * What a log says of a policy.
 *
 * @param warnings in words, the gravest first
 */
public record PolicyReport(WeightSummary weights, List<Estimate> estimates, List<String> warnings) {
  public PolicyReport {
    estimates = List.copyOf(estimates);
    warnings = List.copyOf(warnings);
  }
}
