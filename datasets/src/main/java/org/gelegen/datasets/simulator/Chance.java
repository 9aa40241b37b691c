package org.gelegen.datasets.simulator;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Randomness that follows from what it is drawn for, and not from what was drawn before: the same
 * seed, debtor and contact give the same draws, whatever happens to other debtors and in whatever
 * order contacts are handed in.
 *
 * @see "Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014 (mix64)"
 */
final class Chance {
  /** What a draw is for, so that no two kinds of draws share a stream. */
  enum Purpose {
    TRAITS,
    NEW_HABITS,
    ARREARS,
    CASE,
    SELF_CURE,
    INBOUND,
    CONTACT,
    PAYMENT,
    WORKFLOW
  }

  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private Chance() {}

  /** A key for one purpose under a parent key. */
  static long key(long parent, Purpose purpose) {
    return key(parent, purpose.name());
  }

  /** A key for the {@code number}th thing under a parent key. */
  static long key(long parent, long number) {
    return mix(parent ^ mix(number + GOLDEN_GAMMA));
  }

  /** A key for a thing with a name under a parent key. */
  static long key(long parent, String name) {
    long hash = 0;
    for (int i = 0; i < name.length(); i++) {
      hash = hash * 31 + name.charAt(i);
    }
    return key(parent, hash);
  }

  /** One draw, uniform in [0, 1). */
  static double uniform(long key) {
    return (mix(key + GOLDEN_GAMMA) >>> 11) * 0x1.0p-53;
  }

  /** As many draws as are wanted. */
  static RandomGenerator stream(long key) {
    return new SplittableRandom(key);
  }

  /** An exponentially distributed delay with the given mean, at most {@code longest}. */
  static double exponential(RandomGenerator random, double mean, double longest) {
    return Math.min(longest, -mean * Math.log(1 - random.nextDouble()));
  }

  /** The index that {@code uniform} in [0, 1) falls on when the weights share out [0, 1). */
  static int pick(double[] weights, double uniform) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double left = uniform * total;
    for (int i = 0; i < weights.length - 1; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  /** The logistic function: the probability of these log-odds. */
  static double logistic(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
