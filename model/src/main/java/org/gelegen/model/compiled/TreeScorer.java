package org.gelegen.model.compiled;

import org.gelegen.model.features.FeatureFrame;
import org.gelegen.model.features.FeatureSchema;

/**
 * Gradient-boosted trees, walked once for all actions of a debtor.
 *
 * <h2>How</h2>
 *
 * <p>A split on a feature of the debtor sends all actions one way. A split on a feature that
 * differs between actions divides the channels, the hours or the dates that are still together; see
 * {@link TreeWalk}.
 *
 * <p>Thresholds and weights are floats, and a value goes left when, as a float, it is below the
 * threshold; one that is unknown goes the way the split learned. That is XGBoost's own rule (Chen,
 * Guestrin: XGBoost: A Scalable Tree Boosting System, KDD 2016, section 3.4).
 *
 * @param base the log-odds before any tree
 * @param roots the node each tree begins at
 * @param features the feature a node splits on; -1 for a leaf
 * @param thresholds by node
 * @param lefts the node for values below the threshold
 * @param rights the node for the others
 * @param missingLeft whether unknown values go left, by node
 * @param values a leaf's weight; of a split: the mean weight of the leaves below, by training cover
 */
// Flat arrays are the point; they are handed over at construction and compared by nobody.
@SuppressWarnings("ArrayRecordComponent")
public record TreeScorer(
    FeatureSchema schema,
    double base,
    int[] roots,
    int[] features,
    float[] thresholds,
    int[] lefts,
    int[] rights,
    boolean[] missingLeft,
    float[] values)
    implements Scorer {
  private static final int MAX_DEPTH = 24;

  public TreeScorer {
    int nodes = features.length;
    if (thresholds.length != nodes
        || lefts.length != nodes
        || rights.length != nodes
        || missingLeft.length != nodes
        || values.length != nodes) {
      throw new IllegalArgumentException("all arrays of nodes must have " + nodes + " places");
    }
    for (int node = 0; node < nodes; node++) {
      if (features[node] < -1 || features[node] >= schema.size()) {
        throw new IllegalArgumentException(
            "node " + node + " splits on feature " + features[node] + ", which is not there");
      }
      if (features[node] >= 0 && Float.isNaN(thresholds[node])) {
        throw new IllegalArgumentException("node " + node + " has a threshold that is no number");
      }
      // Children come after their parent, so a walk always ends.
      if (features[node] >= 0
          && (lefts[node] <= node
              || lefts[node] >= nodes
              || rights[node] <= node
              || rights[node] >= nodes)) {
        throw new IllegalArgumentException("node " + node + " has a child that is not below it");
      }
    }
    for (int root : roots) {
      if (root < 0 || root >= nodes) {
        throw new IllegalArgumentException(
            "a tree begins at node " + root + ", which is not there");
      }
    }
    int[] depths = new int[nodes];
    for (int node = 0; node < nodes; node++) {
      if (features[node] >= 0) {
        depths[lefts[node]] = depths[node] + 1;
        depths[rights[node]] = depths[node] + 1;
      }
      if (depths[node] > MAX_DEPTH) {
        throw new IllegalArgumentException("a tree is deeper than " + MAX_DEPTH);
      }
    }
  }

  @Override
  public OnFrame on(FeatureFrame frame) {
    return new TreeWalk(this, frame);
  }

  /** Whether a value goes left at a node. */
  boolean goesLeft(int node, double value) {
    return Double.isNaN(value) ? missingLeft[node] : (float) value < thresholds[node];
  }
}
