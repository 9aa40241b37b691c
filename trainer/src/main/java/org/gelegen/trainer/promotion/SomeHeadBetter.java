package org.gelegen.trainer.promotion;

import java.util.List;
import java.util.Optional;
import org.gelegen.trainer.examples.Target;
import org.gelegen.trainer.promotion.Evidence.Duel;

/** What earns the place. */
record SomeHeadBetter() implements PromotionRule {
  @Override
  public String name() {
    return "some-head-better";
  }

  @Override
  public String says() {
    return "A challenger whose reach or response is better is promoted: whose log-loss less the"
        + " champion's, on the same contacts, has a 95 % interval below 0.";
  }

  @Override
  public Opinion judge(Evidence evidence) {
    for (Target target : List.of(Target.REACH, Target.RESPONSE)) {
      Optional<Duel> duel = evidence.duel(target);
      if (duel.isPresent() && duel.get().difference().isBelowZero()) {
        return new Opinion.Promote(target.wireName() + " is better: " + Figures.of(duel.get()));
      }
    }
    return evidence.duels().isEmpty()
        ? new Opinion.Skip("no head can be compared")
        : new Opinion.Pass("neither reach nor response is better beyond chance");
  }
}
