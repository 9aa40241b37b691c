package org.gelegen.trainer.promotion;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gelegen.trainer.evaluation.Interval;
import org.gelegen.trainer.examples.Target;
import org.gelegen.trainer.promotion.Evidence.Duel;

/**
 * A challenger with newer data has seen more of what changed since, if it is shown to be as good on
 * what both can be judged on. Few contacts show nothing: the interval has to exclude worse.
 *
 * @param after how much newer the challenger's data must be
 * @param margin by which share of the champion's log-loss it may be worse at most
 */
record AsGoodAndFresher(Duration after, double margin) implements PromotionRule {
  @Override
  public String name() {
    return "as-good-and-fresher";
  }

  @Override
  public String says() {
    return String.format(
        Locale.ROOT,
        "A challenger whose data is newer than the champion's by at least %d days is promoted when"
            + " it is as good: when the 95 %% interval of the log-loss of reach, response and harm"
            + " less the champion's ends below %s of the champion's. Not where the champion was"
            + " gone back to: then only a better one takes its place.",
        after.toDays(),
        percent());
  }

  private String percent() {
    return String.format(Locale.ROOT, "%.0f %%", 100 * margin);
  }

  @Override
  public Opinion judge(Evidence evidence) {
    Evidence.Champion champion = evidence.champion();
    if (champion == null || evidence.duel(Target.REACH).isEmpty()) {
      return new Opinion.Skip("reach cannot be compared");
    }
    if (champion.goneBackTo()) {
      return new Opinion.Pass(champion.name() + " was gone back to");
    }
    Duration newer = Duration.between(champion.asOf(), evidence.challengerAsOf());
    if (newer.compareTo(after) < 0) {
      return new Opinion.Pass("the data is newer by " + newer.toDays() + " days");
    }
    List<String> told = new ArrayList<>();
    for (Target target : List.of(Target.REACH, Target.RESPONSE, Target.HARM)) {
      Optional<Duel> duel = evidence.duel(target);
      if (duel.isPresent()) {
        Interval difference = duel.get().difference();
        if (difference.high() > margin * duel.get().championLoss()) {
          return new Opinion.Pass(
              target.wireName()
                  + " may be worse by more than "
                  + percent()
                  + ": "
                  + Figures.of(duel.get()));
        }
        told.add(target.wireName() + " " + Figures.of(duel.get()));
      }
    }
    return new Opinion.Promote(
        "as good as the champion and fitted on data newer by "
            + newer.toDays()
            + " days: "
            + String.join("; ", told));
  }
}
