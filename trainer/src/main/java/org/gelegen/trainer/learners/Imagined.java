package org.gelegen.trainer.learners;

import org.gelegen.model.compiled.Scorer;
import org.gelegen.trainer.examples.Sample;
import org.jspecify.annotations.Nullable;

/**
 * Contacts that nobody made, with what was assumed of them before: debtors as they were, over a
 * channel and at an hour drawn at random. Fitted together with real contacts they pull a learner
 * towards the prior wherever there are few, and to all of it over channels and hours that were
 * never tried.
 *
 * @param rows whose labels mean nothing
 * @param prior the log-odds of what was assumed before, at the level of the real rows
 * @param weight how many real rows each stands for
 * @see "Huang, Stein, Rubin, Kou: Catalytic prior distributions with application to generalized
 *     linear models, PNAS 2020"
 */
public record Imagined(Sample rows, @Nullable Scorer prior, double weight) {
  public Imagined {
    if (rows.size() > 0 && prior == null) {
      throw new IllegalArgumentException("rows that were imagined must have a prior");
    }
    if (!(weight >= 0)) {
      throw new IllegalArgumentException("weight must not be negative but is " + weight);
    }
  }

  /** None for {@code sample}. */
  public static Imagined none(Sample sample) {
    return new Imagined(sample.first(0), null, 0);
  }

  public int size() {
    return rows.size();
  }

  /** At most {@code most} of them, which stand for as many real rows together. */
  Imagined thinned(int most) {
    return rows.size() <= most
        ? this
        : new Imagined(rows.thinned(most), prior, weight * rows.size() / most);
  }

  /** The same where {@code share} of the real rows stands for all of them. */
  Imagined besides(double share) {
    return new Imagined(rows, prior, weight * share);
  }

  /** What the prior says of each row. */
  double[] probabilities() {
    if (prior == null) {
      return new double[0];
    }
    double[] probabilities = RowScorer.logOdds(prior, rows);
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = 1 / (1 + Math.exp(-probabilities[i]));
    }
    return probabilities;
  }
}
