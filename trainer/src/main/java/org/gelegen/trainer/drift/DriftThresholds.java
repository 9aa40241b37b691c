package org.gelegen.trainer.drift;

/**
 * From where on a drift is worth a word. Each asks for two things: that the drift is large enough
 * to matter, and that chance alone would hardly bring it about. The second keeps a watch over many
 * features quiet on few rows.
 *
 * @param moderateStability the population stability index from which on a change is worth watching
 * @param largeStability from which on it is a drift
 * @param lowestRatio of what came true to what was expected, below which a drift is large
 * @param highestRatio above which it is
 * @param chance how often chance alone may raise one alarm, in (0, 1)
 * @see "Siddiqi: Credit Risk Scorecards, 2006: an index below 0.1 shows no change of note, from 0.1
 *     a slight one, from 0.25 a shift"
 * @see "Debray, Damen, Snell and others: A guide to systematic review and meta-analysis of
 *     prediction model performance, BMJ 2017: observed to expected within 0.8 to 1.2 is good"
 */
public record DriftThresholds(
    double moderateStability,
    double largeStability,
    double lowestRatio,
    double highestRatio,
    double chance) {
  public DriftThresholds {
    if (!(moderateStability > 0 && largeStability > moderateStability)) {
      throw new IllegalArgumentException(
          "stability thresholds must be positive and rise but are "
              + moderateStability
              + " and "
              + largeStability);
    }
    if (!(lowestRatio > 0 && lowestRatio < 1 && highestRatio > 1)) {
      throw new IllegalArgumentException(
          "the ratios must lie on both sides of 1 but are " + lowestRatio + " and " + highestRatio);
    }
    if (!(chance > 0 && chance < 1)) {
      throw new IllegalArgumentException("chance must be in (0, 1) but is " + chance);
    }
  }

  /** Those of the literature, and one false alarm in a thousand. */
  public static DriftThresholds usual() {
    return new DriftThresholds(0.1, 0.25, 0.8, 1.2, 0.001);
  }

  /** The same for whoever looks each day at nine figures: a false alarm in three years, about. */
  public static DriftThresholds daily() {
    return new DriftThresholds(0.1, 0.25, 0.8, 1.2, 0.0001);
  }

  /** How far a ratio is from the range that is left alone. */
  Severity ofRatio(double ratio) {
    return ratio < lowestRatio || ratio > highestRatio ? Severity.DRIFT : Severity.NONE;
  }

  Severity ofStability(double index) {
    if (index >= largeStability) {
      return Severity.DRIFT;
    }
    return index >= moderateStability ? Severity.WATCH : Severity.NONE;
  }
}
