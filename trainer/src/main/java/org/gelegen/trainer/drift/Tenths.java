package org.gelegen.trainer.drift;

import java.util.Arrays;

/**
 * Ten groups of numbers, as many in each as equal numbers allow; one group below the lowest and one
 * above the highest, for numbers yet to come; and one for unknown ones (NaN). Equal numbers share a
 * group, so that there may be fewer. Immutable.
 */
public final class Tenths {
  private static final int TENTHS = 10;

  /** The highest number of each group but the last, rising. */
  private final double[] borders;

  private Tenths(double[] borders) {
    this.borders = borders;
  }

  /** The tenths of some numbers; NaN where unknown. */
  public static Tenths of(double[] numbers) {
    double[] known =
        Arrays.stream(numbers).filter(value -> !Double.isNaN(value)).sorted().toArray();
    if (known.length == 0) {
      return new Tenths(new double[0]);
    }
    double[] borders = new double[TENTHS + 1];
    borders[0] = Math.nextDown(known[0]);
    for (int tenth = 1; tenth <= TENTHS; tenth++) {
      borders[tenth] = known[(int) Math.ceil((double) tenth * known.length / TENTHS) - 1];
    }
    return new Tenths(Arrays.stream(borders).distinct().toArray());
  }

  /** How many groups there are, those for numbers yet to come and for unknown ones included. */
  public int groups() {
    return borders.length + 2;
  }

  /** The group of a number, from 0; that of NaN is the last. */
  public int group(double number) {
    if (Double.isNaN(number)) {
      return groups() - 1;
    }
    int place = Arrays.binarySearch(borders, number);
    return place < 0 ? -place - 1 : place;
  }

  /** The group of each number, from 0. */
  int[] groups(double[] numbers) {
    return Arrays.stream(numbers).mapToInt(this::group).toArray();
  }

  /** How many of the numbers are in each group. */
  double[] count(double[] numbers) {
    double[] counts = new double[groups()];
    for (double number : numbers) {
      counts[group(number)]++;
    }
    return counts;
  }
}
