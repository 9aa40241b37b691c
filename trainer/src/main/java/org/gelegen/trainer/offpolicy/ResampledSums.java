package org.gelegen.trainer.offpolicy;

/** The sums of a few terms in every resample; mergeable. Not thread-safe. */
final class ResampledSums {
  private final double[][] sums;

  ResampledSums(int terms, int resamples) {
    sums = new double[terms][resamples];
  }

  void add(double[] terms, double[] draws) {
    for (int term = 0; term < sums.length; term++) {
      double value = terms[term];
      double[] into = sums[term];
      if (value != 0) {
        for (int resample = 0; resample < draws.length; resample++) {
          into[resample] += draws[resample] * value;
        }
      }
    }
  }

  void merge(ResampledSums other) {
    for (int term = 0; term < sums.length; term++) {
      for (int resample = 0; resample < sums[term].length; resample++) {
        sums[term][resample] += other.sums[term][resample];
      }
    }
  }

  /** The sums of a term, by resample. */
  double[] sums(int term) {
    return sums[term].clone();
  }
}
