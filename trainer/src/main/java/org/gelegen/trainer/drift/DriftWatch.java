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
   * Compares by what learners may look at, by what the head says and by what became of it.
   *
   * @param before rows of the head's schema, at least two
   * @param later rows of the same schema, at least two
   */
  public DriftReport compare(Head head, Sample before, Sample later) {
    SortedMap<String, PopulationStability> features = new TreeMap<>();
    boolean[] columns = before.columns();
    for (int column = 0; column < columns.length; column++) {
      if (columns[column]) {
        features.put(
            before.table().schema().feature(column).name(),
            PopulationStability.between(before.values(column), later.values(column)));
      }
    }
    double[] probabilities = RowScorer.probabilities(head, later);
    return new DriftReport(
        features,
        PopulationStability.between(RowScorer.probabilities(head, before), probabilities),
        CalibrationDrift.of(probabilities, later.labels()),
        RewardDrift.between(before.labels(), later.labels()),
        thresholds);
  }
}
