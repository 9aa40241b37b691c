package org.gelegen.trainer.promotion;

import org.gelegen.trainer.examples.Target;

/** Whoever has shown nothing stays where it is. */
record NoBetter() implements PromotionRule {
  @Override
  public String name() {
    return "no-better";
  }

  @Override
  public String says() {
    return "Any other challenger is refused.";
  }

  @Override
  public Opinion judge(Evidence evidence) {
    return new Opinion.Refuse(
        evidence
            .duel(Target.REACH)
            .map(reach -> "no better than the champion: reach " + Figures.of(reach))
            .orElse("nothing shows that it is better"));
  }
}
