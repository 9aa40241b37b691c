package org.gelegen.trainer.promotion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gelegen.trainer.evaluation.Interval;
import org.gelegen.trainer.examples.Target;
import org.gelegen.trainer.promotion.Evidence.Duel;

/**
 * Probabilities are weighed against costs, so they must be as true as they were.
 *
 * @param slack how much larger the expected calibration error may be
 */
record CalibratedAsWell(double slack) implements PromotionRule {
  @Override
  public String name() {
    return "calibrated-as-well";
  }

  @Override
  public String says() {
    return "A challenger whose expected calibration error of reach or response is larger than the"
        + " champion's by more than "
        + slack
        + ", and not by chance (its 95 % interval lies above 0), is refused.";
  }

  @Override
  public Opinion judge(Evidence evidence) {
    List<String> told = new ArrayList<>();
    for (Target target : List.of(Target.REACH, Target.RESPONSE)) {
      Optional<Duel> duel = evidence.duel(target);
      if (duel.isPresent()) {
        Interval larger = duel.get().eceDifference();
        String figures =
            String.format(
                Locale.ROOT,
                "%.4f, %+.4f [%+.4f, %+.4f] beside the champion's",
                duel.get().challengerEce(),
                larger.estimate(),
                larger.low(),
                larger.high());
        if (larger.estimate() > slack && larger.low() > 0) {
          return new Opinion.Refuse(target.wireName() + " is calibrated worse: " + figures);
        }
        told.add(target.wireName() + " " + figures);
      }
    }
    return told.isEmpty()
        ? new Opinion.Skip("no head can be compared")
        : new Opinion.Pass(String.join("; ", told));
  }
}
