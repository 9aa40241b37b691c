package org.gelegen.app.lab.tables;

import org.apache.commons.math3.stat.StatUtils;

/** An estimate with its 95 % interval. */
record Estimate(double value, double low, double high) {
  private static final double Z = 1.959963984540054;

  /** The mean of at least two numbers, with 1.96 standard errors on both sides. */
  static Estimate ofMean(double[] numbers) {
    double mean = StatUtils.mean(numbers);
    double error = Math.sqrt(StatUtils.variance(numbers) / numbers.length);
    return new Estimate(mean, mean - Z * error, mean + Z * error);
  }

  /** What an interval of a difference shows, and no more than that. */
  String verdict() {
    if (low > 0) {
      return "shown to help";
    }
    return high < 0 ? "shown to do worse" : "not shown to help";
  }

  /** As a level, such as {@code 0.1804 ± 0.0072}. */
  String level() {
    return "%.4f ± %.4f".formatted(value, (high - low) / 2);
  }

  /** As a difference, such as {@code +0.0019 [-0.0030, +0.0067]}. */
  String difference() {
    return "%+.4f [%+.4f, %+.4f]".formatted(value, low, high);
  }
}
