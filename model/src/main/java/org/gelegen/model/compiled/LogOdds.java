package org.gelegen.model.compiled;

/**
 * One head's log-odds for one action, after calibration, as a sum: the base and what each feature
 * adds.
 *
 * @param base the log-odds before any feature: those of a linear part whose features are all as on
 *     average in training, and the mean of a tree's leaves by training cover
 * @param contributions by feature, in the schema's order; not to be changed
 */
// The array is made for one reader and compared by nobody.
@SuppressWarnings("ArrayRecordComponent")
public record LogOdds(double base, double[] contributions) {
  /** What all features add together. */
  public double added() {
    double sum = 0;
    for (double contribution : contributions) {
      sum += contribution;
    }
    return sum;
  }
}
