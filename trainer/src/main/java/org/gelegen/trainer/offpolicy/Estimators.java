package org.gelegen.trainer.offpolicy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The estimators, as a list. */
public final class Estimators {
  private Estimators() {}

  /**
   * All, in the order of reports.
   *
   * @param clips the weights that clipped estimates clip at, each above 0
   * @param taus the weights that switching estimates switch at, each above 0
   */
  public static List<Estimator> all(List<Double> clips, List<Double> taus) {
    List<Estimator> all = new ArrayList<>(List.of(new InversePropensity()));
    clips.stream().distinct().forEach(most -> all.add(new ClippedInversePropensity(most)));
    all.addAll(
        List.of(
            new SelfNormalised(),
            new DirectMethod(),
            new DoublyRobust(),
            new SelfNormalisedDoublyRobust()));
    taus.stream().distinct().forEach(tau -> all.add(new SwitchDoublyRobust(tau)));
    return all;
  }

  static void requirePositive(String what, double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(what + " must be above 0 but is " + value);
    }
  }

  /** A parameter as it stands in a name: without zeros that say nothing. */
  static String text(double parameter) {
    return new BigDecimal(Double.toString(parameter)).stripTrailingZeros().toPlainString();
  }
}
