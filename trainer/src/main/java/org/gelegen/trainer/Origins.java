package org.gelegen.trainer;

import java.time.Instant;
import java.util.Optional;
import org.gelegen.trainer.examples.Sample;
import org.jspecify.annotations.Nullable;

/**
 * Two moments that a head's rows are cut at: learners are fitted on what was known at the first and
 * compared on what follows, up to the second; what follows that judges the one that was chosen.
 *
 * <p>Nothing is fitted on a label that was not known at the moment it is cut at. Where the history
 * is too short for that, only the contacts are kept apart and the windows of their labels overlap.
 *
 * @param early the rows learners are fitted on
 * @param middle the rows they are compared and calibrated on
 * @param known the rows known at the second moment, which the judged one is fitted on
 * @param late the rows it is judged on
 */
record Origins(Sample early, Sample middle, Sample known, Sample late) {
  private static final double SHARE_BEFORE_LATE = 0.8;
  private static final double SHARE_IN_MIDDLE = 0.25;

  /** With so many contacts since the champion, those and no others judge. */
  private static final int ENOUGH_SINCE_CHAMPION = 300;

  private static final int FEWEST_ROWS = 200;
  private static final int FEWEST_OF_A_KIND = 10;

  /**
   * Cuts.
   *
   * @param championAsOf when the champion's data ended: then the judged one should know as much
   * @return empty where there are too few rows to compare anything
   */
  static Optional<Origins> of(Sample sample, @Nullable Instant championAsOf) {
    if (sample.size() < FEWEST_ROWS || !sample.hasBoth(2 * FEWEST_OF_A_KIND)) {
      return Optional.empty();
    }
    Instant second = sample.at((int) (sample.size() * SHARE_BEFORE_LATE));
    if (championAsOf != null
        && championAsOf.isAfter(second)
        && sample.from(championAsOf).size() >= ENOUGH_SINCE_CHAMPION) {
      second = championAsOf;
    }
    Origins strict = cut(sample, second, true);
    if (strict.isEnough()) {
      return Optional.of(strict);
    }
    return Optional.of(cut(sample, second, false)).filter(Origins::isEnough);
  }

  private static Origins cut(Sample sample, Instant second, boolean strict) {
    Sample known = strict ? sample.settledBy(second) : sample.before(second);
    Sample middle = known.without((int) (known.size() * (1 - SHARE_IN_MIDDLE)));
    if (middle.size() == 0) {
      return new Origins(known, middle, known, sample.from(second));
    }
    Instant first = middle.at(0);
    Sample early = strict ? known.settledBy(first) : known.before(first);
    return new Origins(early, middle, known, sample.from(second));
  }

  private boolean isEnough() {
    return early.size() >= FEWEST_ROWS / 2
        && early.hasBoth(FEWEST_OF_A_KIND)
        && middle.hasBoth(FEWEST_OF_A_KIND / 2);
  }
}
