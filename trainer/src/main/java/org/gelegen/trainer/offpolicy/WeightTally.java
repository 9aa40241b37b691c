package org.gelegen.trainer.offpolicy;

import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/** The weights of a log, summed up; mergeable. Not thread-safe. */
final class WeightTally {
  private static final double[] AS_IS = {1};

  private final Moments moments = new Moments(1);
  private final double[] counts;
  private final ResampledSums resampled;
  private final double[] weight = new double[1];
  private double max;

  WeightTally(int resamples) {
    counts = new double[resamples];
    resampled = new ResampledSums(1, resamples);
  }

  void add(double added, double[] draws) {
    weight[0] = added;
    moments.add(weight);
    resampled.add(weight, draws);
    for (int resample = 0; resample < counts.length; resample++) {
      counts[resample] += draws[resample];
    }
    max = Math.max(max, added);
  }

  void merge(WeightTally other) {
    moments.merge(other.moments);
    resampled.merge(other.resampled);
    for (int resample = 0; resample < counts.length; resample++) {
      counts[resample] += other.counts[resample];
    }
    max = Math.max(max, other.max);
  }

  long count() {
    return moments.count();
  }

  /** How many decisions each resample has. */
  double[] counts() {
    return counts.clone();
  }

  /** The summary after at least one decision. */
  WeightSummary summary(double unsupported, boolean byUnit) {
    double n = moments.count();
    double mean = moments.means()[0];
    double sum = n * mean;
    double centred = moments.squares(AS_IS);
    double squares = centred + sum * mean;
    return new WeightSummary(
        moments.count(),
        squares > 0 ? sum / squares * sum : 0,
        byUnit ? unitEss(sum) : null,
        mean,
        byUnit ? meanErrorByUnit() : Math.sqrt(centred / Math.max(1, n - 1) / n),
        max,
        unsupported);
  }

  /** A resample's sum of weights has the variance Σ W² over the units' sums W. */
  private double unitEss(double sum) {
    double squares =
        Arrays.stream(resampled.sums(0)).map(s -> (s - sum) * (s - sum)).average().orElseThrow();
    return squares > 0 ? sum / squares * sum : 0;
  }

  private double meanErrorByUnit() {
    double[] sums = resampled.sums(0);
    double[] means = new double[sums.length];
    Arrays.setAll(means, resample -> sums[resample] / counts[resample]);
    return new StandardDeviation()
        .evaluate(Arrays.stream(means).filter(Double::isFinite).toArray());
  }
}
