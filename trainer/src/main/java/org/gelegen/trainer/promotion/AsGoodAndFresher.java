package org.gelegen.trainer.promotion;

import java.time.Duration;
import org.gelegen.trainer.examples.Target;

/**
 * As good on what both can be judged on, a challenger with newer data has seen more of what changed
 * since.
 *
 * @param after how much newer the challenger's data must be
 */
record AsGoodAndFresher(Duration after) implements PromotionRule {
  @Override
  public String name() {
    return "as-good-and-fresher";
  }

  @Override
  public String says() {
    return "A challenger whose data is newer than the champion's by at least "
        + after.toDays()
        + " days is promoted.";
  }

  @Override
  public Opinion judge(Evidence evidence) {
    if (evidence.champion() == null || evidence.duel(Target.REACH).isEmpty()) {
      return new Opinion.Skip("reach cannot be compared");
    }
    Duration newer = Duration.between(evidence.champion().asOf(), evidence.challengerAsOf());
    String reach = Figures.of(evidence.duel(Target.REACH).orElseThrow());
    return newer.compareTo(after) >= 0
        ? new Opinion.Promote(
            "as good as the champion and fitted on data newer by "
                + newer.toDays()
                + " days: reach "
                + reach)
        : new Opinion.Pass("the data is newer by " + newer.toDays() + " days");
  }
}
