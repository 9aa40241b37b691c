package org.gelegen.model.compiled;

import java.util.Arrays;
import org.gelegen.model.features.FeatureFrame;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.model.features.Grain;

/**
 * Walks each tree once for all actions of a debtor.
 *
 * <h2>How</h2>
 *
 * <p>What is still together on the way down is a box: some channels × some hours × some dates. A
 * split on a feature of the debtor sends the box one way. A split on a feature of the channel, the
 * hour or the date cuts it in two along that side; one on a feature of channel and hour sorts the
 * channels by which hours it cuts off, and goes on with a box for each. {@link SplitMasks} knows
 * which go left, {@link BoxSums} takes what a leaf adds to a box.
 */
final class TreeWalk implements Scorer.OnFrame {
  /** What a node is. */
  private static final byte LEAF = 0;

  private static final byte OF_DEBTOR = 1;
  private static final byte OF_CHANNEL = 2;
  private static final byte OF_HOUR = 3;
  private static final byte OF_DATE = 4;
  private static final byte OF_CHANNEL_AND_HOUR = 5;

  private final TreeScorer trees;
  private final FeatureFrame frame;
  private final int[] roots;
  private final int[] lefts;
  private final int[] rights;
  private final float[] values;
  private final float[] thresholds;
  private final boolean[] missingLeft;
  private final byte[] kinds;

  /** By node: the feature's place among the debtor's, or where its masks are. */
  private final int[] places;

  private final float[] debtor;
  private final SplitMasks splits;
  private final long[] masks;
  private final BoxSums sums;
  private final long allChannels;
  private final long allHours;
  private final long allDates;

  TreeWalk(TreeScorer trees, FeatureFrame frame) {
    this.trees = trees;
    this.frame = frame;
    roots = trees.roots();
    lefts = trees.lefts();
    rights = trees.rights();
    values = trees.values();
    thresholds = trees.thresholds();
    missingLeft = trees.missingLeft();
    FeatureSchema schema = trees.schema();
    debtor = new float[schema.count(Grain.DEBTOR)];
    splits = new SplitMasks(trees, frame);
    masks = splits.masks();
    sums = new BoxSums(frame);
    allChannels = Bits.first(frame.groupCount(Grain.CHANNEL));
    allHours = Bits.first(frame.groupCount(Grain.HOUR));
    allDates = Bits.first(frame.groupCount(Grain.DATE));
    int[] features = trees.features();
    kinds = new byte[features.length];
    places = new int[features.length];
    for (int node = 0; node < features.length; node++) {
      if (features[node] >= 0) {
        Grain grain = schema.feature(features[node]).grain();
        kinds[node] = kind(grain);
        places[node] =
            grain == Grain.DEBTOR ? schema.placeInGrain(features[node]) : splits.place(node);
      }
    }
  }

  private static byte kind(Grain grain) {
    return switch (grain) {
      case DEBTOR -> OF_DEBTOR;
      case CHANNEL -> OF_CHANNEL;
      case HOUR -> OF_HOUR;
      case DATE, WEEKDAY -> OF_DATE;
      case CELL, CHANNEL_HOUR -> OF_CHANNEL_AND_HOUR;
    };
  }

  @Override
  public void score(double[] logOdds) {
    double[] ofDebtor = frame.values(Grain.DEBTOR);
    for (int i = 0; i < debtor.length; i++) {
      debtor[i] = (float) ofDebtor[i];
    }
    splits.read();
    sums.clear(trees.base());
    for (int root : roots) {
      walk(root, allChannels, allHours, allDates);
    }
    sums.write(logOdds);
  }

  private void walk(int from, long allOf, long hoursOf, long datesOf) {
    int node = from;
    long channels = allOf;
    long hours = hoursOf;
    long dates = datesOf;
    while (true) {
      switch (kinds[node]) {
        case LEAF -> {
          sums.add(values[node], channels, hours, dates);
          return;
        }
        case OF_DEBTOR -> {
          float value = debtor[places[node]];
          boolean left = Float.isNaN(value) ? missingLeft[node] : value < thresholds[node];
          node = left ? lefts[node] : rights[node];
        }
        case OF_CHANNEL -> {
          long left = masks[places[node]] & channels;
          if (left != 0 && left != channels) {
            walk(rights[node], channels & ~left, hours, dates);
            channels = left;
          }
          node = left != 0 ? lefts[node] : rights[node];
        }
        case OF_HOUR -> {
          long left = masks[places[node]] & hours;
          if (left != 0 && left != hours) {
            walk(rights[node], channels, hours & ~left, dates);
            hours = left;
          }
          node = left != 0 ? lefts[node] : rights[node];
        }
        case OF_DATE -> {
          long left = masks[places[node]] & dates;
          if (left != 0 && left != dates) {
            walk(rights[node], channels, hours, dates & ~left);
            dates = left;
          }
          node = left != 0 ? lefts[node] : rights[node];
        }
        default -> {
          sort(node, channels, hours, dates);
          return;
        }
      }
    }
  }

  /** Goes on with the channels whose hours a split cuts alike. */
  private void sort(int node, long channels, long hours, long dates) {
    int place = places[node];
    for (long rest = channels; rest != 0; ) {
      long left = masks[place + Long.numberOfTrailingZeros(rest)] & hours;
      long alike = 0;
      for (long others = rest; others != 0; others &= others - 1) {
        if ((masks[place + Long.numberOfTrailingZeros(others)] & hours) == left) {
          alike |= others & -others;
        }
      }
      rest &= ~alike;
      if (left != 0) {
        walk(lefts[node], alike, left, dates);
      }
      if (left != hours) {
        walk(rights[node], alike, hours & ~left, dates);
      }
    }
  }

  @Override
  public double explain(int action, double[] contributions) {
    Arrays.fill(contributions, 0);
    int[] features = trees.features();
    double rest = trees.base();
    for (int root : roots) {
      int node = root;
      rest += values[root];
      while (features[node] >= 0) {
        int feature = features[node];
        int next =
            trees.goesLeft(node, frame.valueFor(feature, action)) ? lefts[node] : rights[node];
        // As doubles, so that what is added along the way comes to the leaf and nothing is lost.
        contributions[feature] += (double) values[next] - (double) values[node];
        node = next;
      }
    }
    return rest;
  }
}
