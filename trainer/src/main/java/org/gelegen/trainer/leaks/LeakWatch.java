package org.gelegen.trainer.leaks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.features.Feature;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.trainer.evaluation.Metrics;
import org.gelegen.trainer.examples.Sample;

/**
 * Looks among a client's own attributes for those that tell too well what becomes of a contact.
 *
 * <p>What is told of a debtor before a contact says something of how it will end, but little by
 * itself: the best single column of the public tables has an AUC of 0.71 (the last repayment status
 * of credit-default), and whole models of such tables reach about 0.8. So an attribute is suspected
 * that alone does what otherwise a model does: an AUC of at least {@value #TOO_GOOD_LATER} on later
 * rows than its groups were learned on, or of {@value #TOO_GOOD_BEFORE} on the earlier ones (a
 * value that was written down with hindsight knows the past best). Both count less twice their
 * standard error, so that few rows raise no alarm.
 *
 * <p>An attribute alone: its tenths, and one group for unknown, each scored with the rate of the
 * earlier rows in it. What the product itself derives from history is not looked at, because it is
 * replayed up to the contact and cannot see further.
 *
 * @see "Kaufman, Rosset, Perlich, Stitelman: Leakage in data mining, ACM TKDD 2012"
 * @see "Hanley, McNeil: The meaning and use of the area under a ROC curve, Radiology 1982"
 */
public final class LeakWatch {
  static final double TOO_GOOD_LATER = 0.75;
  static final double TOO_GOOD_BEFORE = 0.8;

  private static final double SHARE_BEFORE = 0.8;
  private static final int FEWEST_OF_A_KIND = 20;
  private static final FeatureSchema BUILT_IN = new FeatureSchema(List.of());

  private LeakWatch() {}

  /** The attributes that are suspected; none with too few rows of either kind. */
  public static List<Suspicion> look(Sample sample) {
    Sample before = sample.first((int) (sample.size() * SHARE_BEFORE));
    Sample later = sample.without(before.size());
    if (!before.hasBoth(FEWEST_OF_A_KIND) || !later.hasBoth(FEWEST_OF_A_KIND)) {
      return List.of();
    }
    List<Suspicion> suspicions = new ArrayList<>();
    boolean[] columns = sample.columns();
    for (int column = 0; column < columns.length; column++) {
      Feature feature = sample.table().schema().feature(column);
      if (columns[column] && BUILT_IN.find(feature.name()).isEmpty()) {
        suspect(feature, column, before, later).ifPresent(suspicions::add);
      }
    }
    return List.copyOf(suspicions);
  }

  private static Optional<Suspicion> suspect(
      Feature feature, int column, Sample before, Sample later) {
    double[] numbers = before.values(column);
    GroupRates rates = GroupRates.of(numbers, before.labels());
    double auc = cautiousAuc(rates.of(later.values(column)), later.labels());
    if (auc >= TOO_GOOD_LATER) {
      return Optional.of(suspicion(feature, "later", auc));
    }
    double past = cautiousAuc(rates.of(numbers), before.labels());
    return past >= TOO_GOOD_BEFORE
        ? Optional.of(suspicion(feature, "past", past))
        : Optional.empty();
  }

  private static Suspicion suspicion(Feature feature, String which, double auc) {
    return new Suspicion(
        feature.name(),
        "alone tells how %s contacts ended with an AUC of at least %.2f: was it known before them?"
            .formatted(which, auc));
  }

  /** The AUC less twice its standard error. */
  private static double cautiousAuc(double[] scores, boolean[] labels) {
    Metrics metrics = Metrics.of(scores, labels);
    double auc = metrics.auc() == null ? 0.5 : metrics.auc();
    double positives = metrics.n() * metrics.baseRate();
    double negatives = metrics.n() - positives;
    double variance =
        (auc * (1 - auc)
                + (positives - 1) * (auc / (2 - auc) - auc * auc)
                + (negatives - 1) * (2 * auc * auc / (1 + auc) - auc * auc))
            / (positives * negatives);
    return auc - 2 * Math.sqrt(variance);
  }
}
