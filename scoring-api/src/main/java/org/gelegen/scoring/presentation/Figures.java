package org.gelegen.scoring.presentation;

/** Figures as they are shown. */
public final class Figures {
  private static final double MILLION = 1e6;

  private Figures() {}

  /** To six decimals: more says nothing, and shorter answers are easier to read. */
  public static double rounded(double value) {
    return Math.rint(value * MILLION) / MILLION;
  }
}
