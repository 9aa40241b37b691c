package org.gelegen.app.lab.tables;

import org.gelegen.trainer.offpolicy.DoublyRobust;
import org.gelegen.trainer.offpolicy.LoggedDecision;

/**
 * A trial in which every row's action was drawn with the same probability, and what it says of
 * policies that always know their choice, doubly robust. The mean of a policy's scores is its value
 * per row; the difference of two policies' scores, row by row, is a paired comparison.
 *
 * @param logged the action of each row, from 0
 * @param propensity with which it was taken, the same in all rows
 * @param rewards of the logged actions
 * @param expected by action and row, what a reward model says
 */
// Flat arrays are the point; they are compared by nobody.
@SuppressWarnings("ArrayRecordComponent")
record Trial(int[] logged, double propensity, double[] rewards, double[][] expected) {

  /**
   * The scores of a policy.
   *
   * @param chosen its action for each row
   */
  double[] scores(int[] chosen) {
    DoublyRobust estimator = new DoublyRobust();
    double[] scores = new double[logged.length];
    for (int i = 0; i < scores.length; i++) {
      double weight = chosen[i] == logged[i] ? 1 / propensity : 0;
      scores[i] =
          estimator.score(
              new LoggedDecision(
                  rewards[i], weight, expected[logged[i]][i], expected[chosen[i]][i]));
    }
    return scores;
  }

  /** By how much a policy is worth more than another. */
  Estimate difference(int[] chosen, int[] other) {
    double[] scores = scores(chosen);
    double[] others = scores(other);
    for (int i = 0; i < scores.length; i++) {
      scores[i] -= others[i];
    }
    return Estimate.ofMean(scores);
  }
}
