package org.gelegen.model.decision;

import org.gelegen.model.decision.Decision.ScoredAction;
import org.gelegen.model.portfolio.DebtorId;
import org.jspecify.annotations.Nullable;

/**
 * What the shadow makes of a decision of the champion's.
 *
 * @param version the shadow's name, such as {@code noorderlicht-13}
 * @param differs whether its best action is another than the champion's, both as if there were no
 *     other debtors; to wait is an action, too
 * @param choice its best action with what it expects of it; absent: it would wait
 * @param ofChosen what it expects of the action that was chosen; absent: none was
 */
public record ShadowScore(
    DecisionId decisionId,
    DebtorId debtorId,
    String version,
    boolean differs,
    @Nullable ScoredAction choice,
    @Nullable Probabilities ofChosen) {
  /**
   * What is expected of an action.
   *
   * @param response of being answered for, given this contact, as everywhere
   */
  public record Probabilities(double reach, double response, double harm) {
    public Probabilities {
      if (!(reach >= 0 && reach <= 1)
          || !(response >= 0 && response <= 1)
          || !(harm >= 0 && harm <= 1)) {
        throw new IllegalArgumentException(
            "probabilities must be in [0, 1] but are %s, %s, %s".formatted(reach, response, harm));
      }
    }
  }
}
