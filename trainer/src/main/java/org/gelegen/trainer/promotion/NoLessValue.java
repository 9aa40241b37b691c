package org.gelegen.trainer.promotion;

import org.gelegen.trainer.choices.ChoiceValue;

/** Better probabilities that lead to worse choices are no gain. */
record NoLessValue() implements PromotionRule {
  @Override
  public String name() {
    return "no-less-value";
  }

  @Override
  public String says() {
    return "A challenger whose choices are worth less than what was done since the champion's data"
        + " ended is refused: the 95 % interval of the doubly robust difference lies below 0.";
  }

  @Override
  public Opinion judge(Evidence evidence) {
    return switch (evidence.value()) {
      case ChoiceValue.NotTold(String why) -> new Opinion.Skip(why);
      case ChoiceValue.Told told when told.difference().isBelowZero() ->
          new Opinion.Refuse("its choices are worth less: " + told.describe());
      case ChoiceValue.Told told -> new Opinion.Pass(told.describe());
    };
  }
}
