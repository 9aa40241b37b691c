package org.gelegen.trainer.drift;

import java.util.SortedMap;
import java.util.TreeMap;
import org.gelegen.model.compiled.Head;
import org.gelegen.trainer.examples.Sample;
import org.gelegen.trainer.learners.RowScorer;

/** Compares the rows a head was fitted on with later ones. */
public final class DriftWatch {
  private final DriftThresholds thresholds;

  public DriftWatch(DriftThresholds thresholds) {
    this.thresholds = thresholds;
  }

  /**
   * Compares by what learners may look at, by what the head says and by what became of it. Contacts
   * of one debtor do not count as independent.
   *
   * @param before rows of the head's schema, not empty
   * @param later rows of the same schema, not empty
   */
  public DriftReport compare(Head head, Sample before, Sample later) {
    int[] debtorsBefore = before.debtors();
    int[] debtorsLater = later.debtors();
    SortedMap<String, PopulationStability> features = new TreeMap<>();
    boolean[] columns = before.columns();
    for (int column = 0; column < columns.length; column++) {
      if (columns[column]) {
        features.put(
            before.table().schema().feature(column).name(),
            PopulationStability.between(
                before.values(column), debtorsBefore, later.values(column), debtorsLater));
      }
    }
    double[] probabilitiesBefore = RowScorer.probabilities(head, before);
    double[] probabilities = RowScorer.probabilities(head, later);
    return new DriftReport(
        features,
        PopulationStability.between(
            probabilitiesBefore, debtorsBefore, probabilities, debtorsLater),
        CalibrationDrift.of(
            probabilities,
            later.labels(),
            Clusters.of(debtorsLater),
            Clusters.of(debtorsBefore).agreement(before.labels(), probabilitiesBefore)),
        RateDrift.between(before.labels(), debtorsBefore, later.labels(), debtorsLater),
        thresholds);
  }
}
