package org.gelegen.trainer.promotion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gelegen.trainer.examples.Target;
import org.gelegen.trainer.promotion.Evidence.Duel;

/**
 * Better at one thing does not make up for worse at another.
 *
 * <p>The slack is for what is judged: the challenger's learner as it would have been when the
 * champion was trained, and not the challenger, which has seen the contacts that judge.
 *
 * @param slack how much log-loss, in nats a contact, makes no difference in practice
 */
record NoHeadWorse(double slack) implements PromotionRule {
  @Override
  public String name() {
    return "no-head-worse";
  }

  @Override
  public String says() {
    return "A challenger whose reach, response or harm is worse is refused: whose log-loss less"
        + " the champion's, on the same contacts, has a 95 % interval above "
        + slack
        + ".";
  }

  @Override
  public Opinion judge(Evidence evidence) {
    List<String> told = new ArrayList<>();
    for (Target target : List.of(Target.REACH, Target.RESPONSE, Target.HARM)) {
      Optional<Duel> duel = evidence.duel(target);
      if (duel.isPresent()) {
        String figures = Figures.of(duel.get());
        if (duel.get().difference().low() > slack) {
          return new Opinion.Refuse(target.wireName() + " is worse: " + figures);
        }
        told.add(target.wireName() + " " + figures);
      }
    }
    return told.isEmpty()
        ? new Opinion.Skip("no head can be compared")
        : new Opinion.Pass(String.join("; ", told));
  }
}
