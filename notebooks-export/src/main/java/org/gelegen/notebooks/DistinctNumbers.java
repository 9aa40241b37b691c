package org.gelegen.notebooks;

import java.util.TreeSet;

/**
 * About how many different numbers there are, in bounded memory: exact up to {@value #KEPT}, beyond
 * that to some 2 %.
 *
 * <p>Of the numbers, mixed to evenly spread ones in [0, 1), the k smallest are kept; where the
 * largest of these is u, there are about (k - 1) / u. Not thread-safe.
 *
 * @see "Bar-Yossef et al.: Counting Distinct Elements in a Data Stream, RANDOM 2002"
 */
final class DistinctNumbers {
  private static final int KEPT = 4_096;

  private final TreeSet<Long> smallest = new TreeSet<>();

  void add(double number) {
    long mixed = mix(Double.doubleToLongBits(number));
    if (smallest.size() < KEPT) {
      smallest.add(mixed);
    } else if (mixed < smallest.last() && smallest.add(mixed)) {
      smallest.pollLast();
    }
  }

  double estimate() {
    return smallest.size() < KEPT ? smallest.size() : (KEPT - 1) / (smallest.last() * 0x1p-63);
  }

  /** Spreads evenly over the 63 bits above 0. */
  private static long mix(long bits) {
    long mixed = bits + 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return (mixed ^ (mixed >>> 31)) >>> 1;
  }
}
