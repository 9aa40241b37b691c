package org.gelegen.trainer.promotion;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gelegen.trainer.evaluation.Interval;
import org.gelegen.trainer.examples.Target;
import org.gelegen.trainer.promotion.Evidence.Duel;

/**
 * When a challenger takes the champion's place. In this order:
 *
 * <ol>
 *   <li>There is no champion: it does.
 *   <li>Reach cannot be judged, for want of later contacts: it does not.
 *   <li>Reach, response or harm is significantly worse, or reach or response is calibrated worse by
 *       more than {@code calibrationSlack}: it does not.
 *   <li>Reach or response is significantly better: it does.
 *   <li>The champion's data ended at least {@code freshAfter} before the challenger's: it does. As
 *       good on what both can be judged on, it has seen more of what changed since.
 *   <li>Otherwise it does not.
 * </ol>
 *
 * <p>Better is a difference in log-loss whose 95 % interval lies below zero; worse is one whose
 * interval lies above {@code lossSlack}. The slack is for what is judged: the challenger's learner
 * as it would have been when the champion was trained, and not the challenger, which has seen the
 * contacts that judge.
 *
 * @param freshAfter how much newer the challenger's data must be for the last rule
 * @param lossSlack how much log-loss, in nats a contact, makes no difference in practice
 * @param calibrationSlack how much larger the expected calibration error may be
 */
public record PromotionRules(Duration freshAfter, double lossSlack, double calibrationSlack) {
  /** Seven days, 0.002 nats, and two percentage points. */
  public static PromotionRules defaults() {
    return new PromotionRules(Duration.ofDays(7), 0.002, 0.02);
  }

  /** The verdict where there is no champion. */
  public Verdict withoutChampion() {
    return new Verdict(true, "there was no champion");
  }

  /** The verdict on a challenger. */
  public Verdict judge(Evidence evidence) {
    Optional<Duel> reach = evidence.duel(Target.REACH);
    if (reach.isEmpty()) {
      return new Verdict(false, "too few contacts since the champion's data ended to compare on");
    }
    for (Target target : List.of(Target.REACH, Target.RESPONSE, Target.HARM)) {
      Optional<Duel> duel = evidence.duel(target);
      if (duel.isPresent() && duel.get().difference().low() > lossSlack) {
        return new Verdict(false, target.wireName() + " is worse: " + describe(duel.get()));
      }
    }
    for (Target target : List.of(Target.REACH, Target.RESPONSE)) {
      Optional<Duel> duel = evidence.duel(target);
      if (duel.isPresent()
          && duel.get().challengerEce() > duel.get().championEce() + calibrationSlack) {
        return new Verdict(
            false,
            String.format(
                Locale.ROOT,
                "%s is calibrated worse: %.4f against %.4f",
                target.wireName(),
                duel.get().challengerEce(),
                duel.get().championEce()));
      }
    }
    for (Target target : List.of(Target.REACH, Target.RESPONSE)) {
      Optional<Duel> duel = evidence.duel(target);
      if (duel.isPresent() && duel.get().difference().isBelowZero()) {
        return new Verdict(true, target.wireName() + " is better: " + describe(duel.get()));
      }
    }
    Duration newer = Duration.between(evidence.championAsOf(), evidence.challengerAsOf());
    if (newer.compareTo(freshAfter) >= 0) {
      return new Verdict(
          true,
          "as good as the champion and fitted on data newer by "
              + newer.toDays()
              + " days: reach "
              + describe(reach.get()));
    }
    return new Verdict(false, "no better than the champion: reach " + describe(reach.get()));
  }

  private static String describe(Duel duel) {
    Interval difference = duel.difference();
    return String.format(
        Locale.ROOT,
        "log-loss %+.5f [%+.5f, %+.5f] over %d contacts",
        difference.estimate(),
        difference.low(),
        difference.high(),
        duel.n());
  }
}
