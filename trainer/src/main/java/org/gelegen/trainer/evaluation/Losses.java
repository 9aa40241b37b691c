package org.gelegen.trainer.evaluation;

/** What predictions cost. */
public final class Losses {
  private static final double CLIP = 1e-15;

  private Losses() {}

  /** The log-loss of each of {@code ours} less that of {@code theirs}, in nats. */
  public static double[] differences(double[] ours, double[] theirs, boolean[] labels) {
    double[] differences = new double[labels.length];
    for (int i = 0; i < labels.length; i++) {
      differences[i] = logLoss(ours[i], labels[i]) - logLoss(theirs[i], labels[i]);
    }
    return differences;
  }

  /** The log-loss of one prediction, clipped so that a certain error costs much and not all. */
  static double logLoss(double probability, boolean label) {
    double p = Math.min(1 - CLIP, Math.max(CLIP, probability));
    return -Math.log(label ? p : 1 - p);
  }
}
