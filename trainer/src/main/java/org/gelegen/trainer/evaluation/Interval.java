package org.gelegen.trainer.evaluation;

/** A 95 % interval around an estimate. */
public record Interval(double estimate, double low, double high) {
  /** Whether all of it is below zero. */
  public boolean isBelowZero() {
    return high < 0;
  }
}
