package org.gelegen.trainer.choices;

import org.gelegen.trainer.evaluation.Interval;

/**
 * What one version's choices would have brought beside another's, or beside what was done, by
 * doubly robust estimates from logged decisions.
 */
public sealed interface ChoiceValue {
  /** In words. */
  String describe();

  /**
   * An estimate.
   *
   * @param decisions how many, each committed or acted on and with its outcome known
   * @param effective how many debtors' decisions that is worth for the choices in question (Kish's
   *     effective sample size, the smaller of both versions')
   * @param one what the first brings per decision, in the client's currency
   * @param other what the second brings
   * @param difference the second less the first, with a 95 % interval over debtors
   * @param beyond the share of decisions in which the second would rather have done something that
   *     had no chance of being drawn, in [0, 1]
   */
  record Told(
      long decisions,
      double effective,
      double one,
      double other,
      Interval difference,
      double beyond)
      implements ChoiceValue {
    @Override
    public String describe() {
      return "%+.2f [%+.2f, %+.2f] a decision over %d decisions, effectively %.0f"
          .formatted(
              difference.estimate(), difference.low(), difference.high(), decisions, effective);
    }
  }

  /** The log cannot tell, and why. */
  record NotTold(String why) implements ChoiceValue {
    @Override
    public String describe() {
      return why;
    }
  }
}
