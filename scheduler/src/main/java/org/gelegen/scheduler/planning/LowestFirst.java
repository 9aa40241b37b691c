package org.gelegen.scheduler.planning;

import java.util.Arrays;

/** Debtors in line, the one with the lowest number first: a heap in flat arrays. */
final class LowestFirst {
  private double[] number = new double[16];
  private int[] debtor = new int[16];
  private int size;

  void add(int newDebtor, double itsNumber) {
    if (size == number.length) {
      number = Arrays.copyOf(number, size * 2);
      debtor = Arrays.copyOf(debtor, size * 2);
    }
    int at = size++;
    while (at > 0 && number[(at - 1) / 2] > itsNumber) {
      number[at] = number[(at - 1) / 2];
      debtor[at] = debtor[(at - 1) / 2];
      at = (at - 1) / 2;
    }
    number[at] = itsNumber;
    debtor[at] = newDebtor;
  }

  int size() {
    return size;
  }

  /** The lowest number; there is one. */
  double lowest() {
    return number[0];
  }

  /** Takes the debtor with the lowest number out. */
  int remove() {
    int removed = debtor[0];
    size--;
    double lastNumber = number[size];
    int lastDebtor = debtor[size];
    int at = 0;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size && number[child + 1] < number[child]) {
        child++;
      }
      if (number[child] >= lastNumber) {
        break;
      }
      number[at] = number[child];
      debtor[at] = debtor[child];
      at = child;
    }
    number[at] = lastNumber;
    debtor[at] = lastDebtor;
    return removed;
  }
}
