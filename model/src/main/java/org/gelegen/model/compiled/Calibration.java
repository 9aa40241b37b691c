package org.gelegen.model.compiled;

import java.util.Arrays;
import org.gelegen.model.portfolio.Channel;

/**
 * Makes probabilities of log-odds: sigmoid(slope · z + intercept), each channel with its own
 * intercept (Platt: Probabilistic Outputs for Support Vector Machines, 1999).
 *
 * @param slope not negative
 * @param intercepts by channel
 */
// Flat arrays are the point; they are handed over at construction and compared by nobody.
@SuppressWarnings("ArrayRecordComponent")
public record Calibration(double slope, double[] intercepts) {
  public Calibration {
    if (!(slope >= 0) || intercepts.length != Channel.count()) {
      throw new IllegalArgumentException(
          "a calibration needs a slope that is not negative and an intercept for each channel");
    }
  }

  /** Takes log-odds as they are. */
  public static Calibration none() {
    return new Calibration(1, new double[Channel.count()]);
  }

  /** Whether log-odds are taken as they are. */
  public boolean isNone() {
    return slope == 1 && Arrays.stream(intercepts).allMatch(intercept -> intercept == 0);
  }

  /** The same for all channels. */
  public static Calibration of(double slope, double intercept) {
    double[] intercepts = new double[Channel.count()];
    Arrays.fill(intercepts, intercept);
    return new Calibration(slope, intercepts);
  }

  /** The probability in [0, 1]. */
  public double probability(double logOdds, Channel channel) {
    return 1 / (1 + Math.exp(-(slope * logOdds + intercepts[channel.index()])));
  }
}
