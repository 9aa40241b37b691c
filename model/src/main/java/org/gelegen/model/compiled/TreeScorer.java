package org.gelegen.model.compiled;

import java.util.Arrays;
import org.gelegen.model.features.Feature;
import org.gelegen.model.features.FeatureFrame;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.model.features.Grain;

/**
 * Gradient-boosted trees, walked once for all actions of a debtor.
 *
 * <h2>How</h2>
 *
 * <p>A split on a feature of the debtor sends all actions one way. A split on a feature that
 * differs between actions divides the set of actions, kept as a bit set: the set that goes left is
 * the union of the groups whose shared value is below the threshold. What follows from the calendar
 * alone is worked out once for a grid. A leaf adds its weight to the actions that arrive.
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

  /** A split takes two sets of actions, one for each side. */
  private static final int MAX_SETS = 2 * MAX_DEPTH + 2;

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
    return new Ready(frame);
  }

  private boolean goesLeft(int node, double value) {
    return Double.isNaN(value) ? missingLeft[node] : (float) value < thresholds[node];
  }

  private final class Ready implements OnFrame {
    private final FeatureFrame frame;
    private final int actions;
    private final int words;
    private final long[] all;

    /** The actions of each group of a grain, groups × words. */
    private final long[][] groupBits = new long[Grain.count()][];

    /** Which actions a split on the calendar sends left, by node; null for other splits. */
    private final long[][] calendarLeft;

    private final long[][] stack = new long[MAX_SETS][];
    private final long[] left;

    Ready(FeatureFrame frame) {
      this.frame = frame;
      actions = frame.grid().size();
      words = (actions + 63) / 64;
      all = new long[words];
      left = new long[words];
      for (int level = 0; level < MAX_SETS; level++) {
        stack[level] = new long[words];
      }
      for (int action = 0; action < actions; action++) {
        set(all, 0, action);
      }
      for (Grain grain : Grain.values()) {
        long[] bits = new long[frame.groupCount(grain) * words];
        for (int action = 0; action < actions; action++) {
          set(bits, frame.group(grain, action) * words, action);
        }
        groupBits[grain.code()] = bits;
      }
      calendarLeft = new long[features.length][];
      for (int node = 0; node < features.length; node++) {
        if (features[node] >= 0) {
          Feature feature = schema.feature(features[node]);
          if (feature.calendar()) {
            calendarLeft[node] = new long[words];
            fillLeft(node, feature.grain(), calendarLeft[node]);
          }
        }
      }
    }

    private static void set(long[] bits, int offset, int index) {
      bits[offset + (index >> 6)] |= 1L << (index & 63);
    }

    private void fillLeft(int node, Grain grain, long[] target) {
      Arrays.fill(target, 0);
      double[] grainValues = frame.values(grain);
      int width = schema.count(grain);
      int place = schema.placeInGrain(features[node]);
      long[] bits = groupBits[grain.code()];
      int groups = frame.groupCount(grain);
      for (int group = 0; group < groups; group++) {
        if (goesLeft(node, grainValues[group * width + place])) {
          for (int word = 0; word < words; word++) {
            target[word] |= bits[group * words + word];
          }
        }
      }
    }

    @Override
    public void score(double[] logOdds) {
      double common = base;
      Arrays.fill(logOdds, 0, actions, 0);
      for (int root : roots) {
        common += walk(root, all, 0, true, logOdds);
      }
      for (int action = 0; action < actions; action++) {
        logOdds[action] += common;
      }
    }

    /**
     * Walks down from a node with a set of actions; answers what a leaf adds to all actions at
     * once.
     */
    private double walk(int from, long[] active, int level, boolean whole, double[] logOdds) {
      int node = from;
      boolean everything = whole;
      while (features[node] >= 0) {
        Feature feature = schema.feature(features[node]);
        if (feature.grain() == Grain.DEBTOR) {
          node = goesLeft(node, frame.value(features[node], 0)) ? lefts[node] : rights[node];
          continue;
        }
        long[] goLeft = calendarLeft[node];
        if (goLeft == null) {
          fillLeft(node, feature.grain(), left);
          goLeft = left;
        }
        long[] below = stack[level];
        long someLeft = 0;
        long someRight = 0;
        for (int word = 0; word < words; word++) {
          long leftBits = active[word] & goLeft[word];
          below[word] = leftBits;
          someLeft |= leftBits;
          someRight |= active[word] & ~goLeft[word];
        }
        if (someRight == 0) {
          node = lefts[node];
        } else if (someLeft == 0) {
          node = rights[node];
        } else {
          // The right side goes first on a level of its own, then the left side is walked in place.
          long[] rightSet = stack[level + 1];
          for (int word = 0; word < words; word++) {
            rightSet[word] = active[word] & ~below[word];
          }
          walk(rights[node], rightSet, level + 2, false, logOdds);
          active = below;
          level += 1;
          everything = false;
          node = lefts[node];
        }
      }
      if (everything) {
        return values[node];
      }
      for (int word = 0; word < words; word++) {
        long bits = active[word];
        while (bits != 0) {
          logOdds[(word << 6) + Long.numberOfTrailingZeros(bits)] += values[node];
          bits &= bits - 1;
        }
      }
      return 0;
    }

    @Override
    public double explain(int action, double[] contributions) {
      Arrays.fill(contributions, 0);
      double rest = base;
      for (int root : roots) {
        int node = root;
        rest += values[root];
        while (features[node] >= 0) {
          int feature = features[node];
          int next = goesLeft(node, frame.valueFor(feature, action)) ? lefts[node] : rights[node];
          // As doubles, so that what is added along the way comes to the leaf and nothing is lost.
          contributions[feature] += (double) values[next] - (double) values[node];
          node = next;
        }
      }
      return rest;
    }
  }
}
