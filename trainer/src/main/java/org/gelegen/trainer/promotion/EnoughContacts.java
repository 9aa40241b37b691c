package org.gelegen.trainer.promotion;

import org.gelegen.trainer.examples.Target;

/** Nothing is promoted that cannot be judged. */
record EnoughContacts() implements PromotionRule {
  @Override
  public String name() {
    return "enough-contacts";
  }

  @Override
  public String says() {
    return "A challenger whose reach cannot be judged, for want of contacts since the champion's"
        + " data ended, is refused.";
  }

  @Override
  public Opinion judge(Evidence evidence) {
    if (evidence.champion() == null) {
      return new Opinion.Skip("there is nobody to compare with");
    }
    return evidence
        .duel(Target.REACH)
        .<Opinion>map(duel -> new Opinion.Pass(duel.n() + " contacts"))
        .orElse(
            new Opinion.Refuse("too few contacts since the champion's data ended to compare on"));
  }
}
