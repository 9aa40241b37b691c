package org.gelegen.trainer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.gelegen.model.features.Feature;
import org.gelegen.trainer.examples.Sample;
import org.jspecify.annotations.Nullable;

/**
 * How a head's rows are cut in time: some folds in which learners are fitted on what was known at a
 * moment and predict what followed, and a last stretch that judges what was made of them.
 *
 * <p>Nothing is fitted on a label that was not known at the moment it is cut at. Where the history
 * is too short for that, only the contacts are kept apart and the windows of their labels overlap.
 *
 * @param folds oldest first
 * @param known the rows known when the late ones begin
 * @param late the rows that judge
 * @param lateFolds the late rows once more, in shorter and shorter folds: the last ones say most of
 *     what comes next; one fold where there are too few
 */
record RollingOrigins(List<Fold> folds, Sample known, Sample late, List<Fold> lateFolds) {
  private static final double SHARE_BEFORE_LATE = 0.8;

  /** Where the folds are cut, as shares of the known rows. */
  private static final double[] CUTS = {0.5, 0.75, 1};

  /** Where the late rows are cut once they have judged, as shares of them. */
  private static final double[] LATE_CUTS = {0, 0.5, 0.75, 1};

  /** With so many contacts since the champion, those and no others judge. */
  private static final int ENOUGH_SINCE_CHAMPION = 300;

  private static final int FEWEST_ROWS = 200;
  private static final int FEWEST_OF_A_KIND = 10;

  /**
   * One cut.
   *
   * @param fitted what was known at the moment of the cut
   * @param predicted the rows that followed, up to the next cut
   */
  record Fold(Sample fitted, Sample predicted) {
    private boolean isEnough() {
      return fitted.size() >= FEWEST_ROWS / 4
          && fitted.hasBoth(FEWEST_OF_A_KIND)
          && predicted.hasBoth(FEWEST_OF_A_KIND / 2);
    }
  }

  RollingOrigins {
    folds = List.copyOf(folds);
    lateFolds = List.copyOf(lateFolds);
  }

  /**
   * Cuts.
   *
   * @param championAsOf when the champion's data ended: the late rows begin there where that leaves
   *     enough and is later than the last fifth, so that the judged one knows as much
   * @return empty where there are too few rows to compare anything
   */
  static Optional<RollingOrigins> of(Sample sample, @Nullable Instant championAsOf) {
    if (sample.size() < FEWEST_ROWS || !sample.hasBoth(2 * FEWEST_OF_A_KIND)) {
      return Optional.empty();
    }
    Instant second = sample.at((int) (sample.size() * SHARE_BEFORE_LATE));
    if (championAsOf != null
        && championAsOf.isAfter(second)
        && sample.from(championAsOf).size() >= ENOUGH_SINCE_CHAMPION) {
      second = championAsOf;
    }
    RollingOrigins strict = cut(sample, second, true);
    if (!strict.folds.isEmpty()) {
      return Optional.of(strict);
    }
    return Optional.of(cut(sample, second, false)).filter(origins -> !origins.folds.isEmpty());
  }

  /** The same rows for learners that may look at some features only. */
  RollingOrigins seeing(Predicate<Feature> features) {
    return new RollingOrigins(
        seeing(folds, features), known.seeing(features), late, seeing(lateFolds, features));
  }

  private static List<Fold> seeing(List<Fold> folds, Predicate<Feature> features) {
    return folds.stream()
        .map(fold -> new Fold(fold.fitted.seeing(features), fold.predicted))
        .toList();
  }

  private static RollingOrigins cut(Sample sample, Instant second, boolean strict) {
    Sample known = strict ? sample.settledBy(second) : sample.before(second);
    List<Fold> folds = new ArrayList<>();
    for (int i = 0; i + 1 < CUTS.length && known.size() > 0; i++) {
      int from = (int) (known.size() * CUTS[i]);
      int to = (int) (known.size() * CUTS[i + 1]);
      Instant moment = known.at(Math.min(from, known.size() - 1));
      Fold fold =
          new Fold(
              strict ? known.settledBy(moment) : known.before(moment),
              known.first(to).without(from));
      if (fold.isEnough()) {
        folds.add(fold);
      }
    }
    Sample late = sample.from(second);
    return new RollingOrigins(folds, known, late, cutLate(sample, known, late, strict));
  }

  private static List<Fold> cutLate(Sample sample, Sample known, Sample late, boolean strict) {
    List<Fold> folds = new ArrayList<>();
    for (int i = 0; i + 1 < LATE_CUTS.length; i++) {
      int from = (int) (late.size() * LATE_CUTS[i]);
      Sample predicted = late.first((int) (late.size() * LATE_CUTS[i + 1])).without(from);
      Sample fitted = i == 0 || predicted.size() == 0 ? known : then(sample, predicted, strict);
      Fold fold = new Fold(fitted, predicted);
      if (!fold.isEnough()) {
        return List.of(new Fold(known, late));
      }
      folds.add(fold);
    }
    return folds;
  }

  private static Sample then(Sample sample, Sample predicted, boolean strict) {
    Instant moment = predicted.at(0);
    return strict ? sample.settledBy(moment) : sample.before(moment);
  }
}
