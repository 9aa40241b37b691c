package org.gelegen.trainer.offpolicy;

/** The ends of an interval. */
public record Bounds(double low, double high) {
  /** Whether the value lies in it, ends included. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
