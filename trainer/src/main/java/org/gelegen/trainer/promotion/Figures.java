package org.gelegen.trainer.promotion;

import java.util.Locale;
import org.gelegen.trainer.evaluation.Interval;
import org.gelegen.trainer.promotion.Evidence.Duel;

/** Figures in words. */
final class Figures {
  private Figures() {}

  static String of(Duel duel) {
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
