package org.gelegen.app.offpolicy;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a log hold what.
 *
 * @param loggedValue of q(x, a), the reward model at the logged action
 * @param probabilityPrefix before a policy's name: of its probability of the logged action
 * @param choicePrefix before a policy's name: of its one action
 * @param policyValuePrefix before a policy's name: of what the reward model expects of it
 * @param actionValues by action, of q(x, a) for that action, where the log has one for each
 * @param position of the place in a slate; absent: decisions are single
 * @param unit of what belongs together, such as the debtor; absent: decisions are independent
 */
public record LogColumns(
    String action,
    String propensity,
    String reward,
    String loggedValue,
    String probabilityPrefix,
    String choicePrefix,
    String policyValuePrefix,
    Map<String, String> actionValues,
    @Nullable String position,
    @Nullable String unit) {
  public LogColumns {
    actionValues = Map.copyOf(actionValues);
  }
}
