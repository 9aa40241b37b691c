package org.gelegen.model.compiled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gelegen.model.features.Feature;
import org.gelegen.model.features.FeatureFrame;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.model.features.Grain;

/**
 * Which channels, hours or dates go left at each split on a feature that differs between actions.
 *
 * <p>For a feature, the thresholds of all its splits in order: what goes left at one goes left at
 * every higher one. So each value is looked up once among the thresholds, and the sets add up from
 * the lowest to the highest. Each threshold has two sets, without and with those whose value is
 * unknown. For features of channel and hour a set is one set of hours for each channel.
 *
 * <p>What follows from the calendar alone is worked out once.
 */
final class SplitMasks {
  private final TreeScorer trees;
  private final FeatureFrame frame;
  private final int channels;
  private final List<Splits> all = new ArrayList<>();
  private final Splits[] changing;
  private final Splits[] byFeature;
  private final long[] masks;

  /** By part of the week, the hours that are in it. */
  private final long[] hoursOfCell;

  /** By number, that hour, date or channel alone. */
  private final long[] single = new long[Long.SIZE];

  /** By number of an hour, that hour alone; as many as there are. */
  private final long[] eachHour;

  SplitMasks(TreeScorer trees, FeatureFrame frame) {
    this.trees = trees;
    this.frame = frame;
    channels = frame.groupCount(Grain.CHANNEL);
    hoursOfCell = hoursOfCell(frame);
    Arrays.setAll(single, bit -> 1L << bit);
    eachHour = Arrays.copyOf(single, frame.groupCount(Grain.HOUR));
    byFeature = new Splits[trees.schema().size()];
    float[][] thresholdsOf = thresholds(trees);
    int size = 0;
    for (int feature = 0; feature < byFeature.length; feature++) {
      float[] thresholds = thresholdsOf[feature];
      if (thresholds.length > 0 && trees.schema().feature(feature).grain() != Grain.DEBTOR) {
        Splits splits = new Splits(feature, thresholds, size);
        byFeature[feature] = splits;
        all.add(splits);
        size += splits.size();
      }
    }
    masks = new long[size];
    all.forEach(Splits::read);
    changing = all.stream().filter(splits -> !splits.calendar).toArray(Splits[]::new);
  }

  /** By feature, its thresholds in rising order, each once; in one pass, as nodes are many. */
  private static float[][] thresholds(TreeScorer trees) {
    int[] counts = new int[trees.schema().size()];
    for (int feature : trees.features()) {
      if (feature >= 0) {
        counts[feature]++;
      }
    }
    float[][] all = new float[counts.length][];
    Arrays.setAll(all, feature -> new float[counts[feature]]);
    for (int node = 0; node < trees.features().length; node++) {
      int feature = trees.features()[node];
      if (feature >= 0) {
        all[feature][--counts[feature]] = trees.thresholds()[node];
      }
    }
    for (int feature = 0; feature < all.length; feature++) {
      all[feature] = rising(all[feature]);
    }
    return all;
  }

  private static float[] rising(float[] thresholds) {
    Arrays.sort(thresholds);
    int distinct = 0;
    for (float threshold : thresholds) {
      if (distinct == 0 || thresholds[distinct - 1] != threshold) {
        thresholds[distinct++] = threshold;
      }
    }
    return Arrays.copyOf(thresholds, distinct);
  }

  private static long[] hoursOfCell(FeatureFrame frame) {
    long[] hours = new long[frame.groupCount(Grain.CELL) / frame.groupCount(Grain.CHANNEL)];
    for (int slot = 0; slot < frame.grid().slots().size(); slot++) {
      int action = frame.grid().actionIndex(0, slot);
      hours[frame.group(Grain.CELL, action)] |= 1L << frame.group(Grain.HOUR, action);
    }
    return hours;
  }

  /** The sets, where {@link #place} says. */
  long[] masks() {
    return masks;
  }

  /**
   * Where the set of a node that splits on such a feature is; with a channel's number added, where
   * a feature of channel and hour has the hours of that channel.
   */
  int place(int node) {
    return byFeature[trees.features()[node]].place(node);
  }

  /** Takes the values that the frame has now. */
  void read() {
    for (Splits splits : changing) {
      splits.read();
    }
  }

  /** The splits on one feature. */
  private final class Splits {
    private final float[] thresholds;
    private final int offset;
    private final Grain grain;
    private final boolean calendar;
    private final int width;
    private final int column;

    /** How many longs a set has. */
    private final int longs;

    Splits(int feature, float[] thresholds, int offset) {
      this.thresholds = thresholds;
      this.offset = offset;
      FeatureSchema schema = trees.schema();
      Feature its = schema.feature(feature);
      grain = its.grain();
      calendar = its.calendar();
      width = schema.count(grain);
      column = schema.placeInGrain(feature);
      longs = grain == Grain.CELL || grain == Grain.CHANNEL_HOUR ? channels : 1;
    }

    int size() {
      return 2 * thresholds.length * longs;
    }

    int place(int node) {
      int threshold = 0;
      while (thresholds[threshold] != trees.thresholds()[node]) {
        threshold++;
      }
      return offset + (2 * threshold + (trees.missingLeft()[node] ? 1 : 0)) * longs;
    }

    /** The first threshold that {@code value} is below, or their number. */
    private int firstAbove(float value) {
      int low = 0;
      int high = thresholds.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (value < thresholds[middle]) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return low;
    }

    void read() {
      Arrays.fill(masks, offset, offset + size(), 0);
      switch (grain) {
        case CELL -> readByChannel(hoursOfCell);
        case CHANNEL_HOUR -> readByChannel(eachHour);
        default -> readSets(frame.groupCount(grain), 0, 0, single);
      }
    }

    /** Reads as many groups of each channel as there are members. */
    private void readByChannel(long[] members) {
      for (int channel = 0; channel < channels; channel++) {
        readSets(members.length, channel * members.length, channel, members);
      }
    }

    /**
     * Reads the sets of one channel, or those of all.
     *
     * @param groups how many groups, from {@code first} on
     * @param part which long of a set
     * @param members what each of the groups stands for
     */
    private void readSets(int groups, int first, int part, long[] members) {
      double[] values = frame.values(grain);
      int start = offset + part;
      long unknown = 0;
      float last = Float.NaN;
      int above = 0;
      for (int group = 0; group < groups; group++) {
        float value = (float) values[(first + group) * width + column];
        if (Float.isNaN(value)) {
          unknown |= members[group];
          continue;
        }
        // Neighbours often share their value.
        above = value == last ? above : firstAbove(value);
        last = value;
        if (above < thresholds.length) {
          masks[start + 2 * above * longs] |= members[group];
        }
      }
      long below = 0;
      for (int threshold = 0; threshold < thresholds.length; threshold++) {
        int place = start + 2 * threshold * longs;
        below |= masks[place];
        masks[place] = below;
        masks[place + longs] = below | unknown;
      }
    }
  }
}
