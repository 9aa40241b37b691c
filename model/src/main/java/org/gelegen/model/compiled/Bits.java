package org.gelegen.model.compiled;

/** Sets of few things, as bits. */
final class Bits {
  private Bits() {}

  /**
   * The set of the first {@code count}.
   *
   * @throws IllegalArgumentException when there are more than 64
   */
  static long first(int count) {
    if (count < 1 || count > Long.SIZE) {
      throw new IllegalArgumentException(
          "a set of bits holds 1 to " + Long.SIZE + " things but not " + count);
    }
    return -1L >>> (Long.SIZE - count);
  }
}
