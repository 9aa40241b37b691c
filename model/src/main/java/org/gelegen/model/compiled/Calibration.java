package org.gelegen.model.compiled;

import java.util.Arrays;
import org.gelegen.model.portfolio.Channel;

/**
 * Makes probabilities of log-odds: sigmoid(slope · z + intercept), each channel with its own slope
 * and intercept (Platt: Probabilistic Outputs for Support Vector Machines, 1999).
 *
 * @param slopes by channel, not negative
 * @param intercepts by channel
 */
// Flat arrays are the point; they are handed over at construction and compared by nobody.
@SuppressWarnings("ArrayRecordComponent")
public record Calibration(double[] slopes, double[] intercepts) {
  public Calibration {
    if (slopes.length != Channel.count()
        || intercepts.length != Channel.count()
        || !Arrays.stream(slopes).allMatch(slope -> slope >= 0)) {
      throw new IllegalArgumentException(
          "a calibration needs a slope that is not negative and an intercept for each channel");
    }
  }

  /** Takes log-odds as they are. */
  public static Calibration none() {
    return of(1, 0);
  }

  /** Whether log-odds are taken as they are. */
  public boolean isNone() {
    return Arrays.stream(slopes).allMatch(slope -> slope == 1)
        && Arrays.stream(intercepts).allMatch(intercept -> intercept == 0);
  }

  /** The same for all channels. */
  public static Calibration of(double slope, double intercept) {
    double[] slopes = new double[Channel.count()];
    Arrays.fill(slopes, slope);
    double[] intercepts = new double[Channel.count()];
    Arrays.fill(intercepts, intercept);
    return new Calibration(slopes, intercepts);
  }

  /** The same slopes where each channel is shifted. */
  public Calibration shifted(double[] byChannel) {
    double[] shifted = intercepts.clone();
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] += byChannel[i];
    }
    return new Calibration(slopes, shifted);
  }

  /** The log-odds after calibration. */
  public double logOdds(double logOdds, Channel channel) {
    return slopes[channel.index()] * logOdds + intercepts[channel.index()];
  }

  /** The probability in [0, 1]. */
  public double probability(double logOdds, Channel channel) {
    return 1 / (1 + Math.exp(-logOdds(logOdds, channel)));
  }
}
