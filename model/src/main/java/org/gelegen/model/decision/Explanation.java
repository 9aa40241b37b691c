package org.gelegen.model.decision;

import java.math.BigDecimal;
import java.util.List;
import org.gelegen.model.decision.Decision.ScoredAction;
import org.jspecify.annotations.Nullable;

/**
 * Why a decision was made: how the value of its contact comes about, and what would be done in its
 * place.
 *
 * @param baseline what the same contact would bring without knowing anything of debtor and moment,
 *     in the client's currency; the value is this, the effects of all reasons and {@code others},
 *     added up. Absent when nothing was asked or there is no contact to explain
 * @param reasons the features that add or take most, strongest first; of a decision to wait: why
 *     its best contact is not worth its cost
 * @param others what all other features add together
 * @param nextBest what would be done in the place of what was decided; absent when there is nothing
 */
public record Explanation(
    @Nullable Double baseline, List<Reason> reasons, double others, @Nullable NextBest nextBest) {
  private static final Explanation NONE = new Explanation(null, List.of(), 0, null);

  public Explanation {
    reasons = List.copyOf(reasons);
  }

  /** Nothing was asked, or nothing can be said. */
  public static Explanation none() {
    return NONE;
  }

  /**
   * What a feature contributes to the value of a contact.
   *
   * @param feature the feature's name
   * @param value the feature's value, finite; absent: unknown
   * @param effect on what the contact is expected to bring, in the client's currency
   */
  public record Reason(String feature, @Nullable Double value, double effect) {}

  /**
   * What would be done in the place of what was decided.
   *
   * @param action another contact; absent: to wait, which is worth nothing and costs nothing
   * @param worthLess by how much it is worth less than what was decided, in the client's currency;
   *     negative where chance, an appointment or a full hour came before a better one
   */
  public record NextBest(@Nullable ScoredAction action, BigDecimal worthLess) {}
}
