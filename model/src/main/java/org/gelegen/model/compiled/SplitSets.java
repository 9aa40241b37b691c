package org.gelegen.model.compiled;

import java.util.Arrays;
import org.gelegen.model.features.FeatureFrame;
import org.gelegen.model.features.Grain;
import org.gelegen.model.slots.ActionGrid;

/**
 * Which channels and slots each split on one feature sends left, for the debtor that a frame has
 * read. All thresholds of the feature are worked out together: the values are put between the
 * thresholds once, and what is below a threshold is what is below the one before it and a little
 * more.
 *
 * <p>A feature that differs by channel alone gives sets of channels, one that differs by slot alone
 * sets of slots, the others sets of slots for each channel.
 */
final class SplitSets {
  /** What a feature's sets are made of. */
  enum Shape {
    CHANNELS,
    SLOTS,
    CHANNEL_SLOTS;

    static Shape of(Grain grain) {
      return switch (grain) {
        case CHANNEL -> CHANNELS;
        case DATE, SLOT -> SLOTS;
        case CELL, ACTION -> CHANNEL_SLOTS;
        case DEBTOR ->
            throw new IllegalArgumentException("a debtor's features split no set of actions");
      };
    }
  }

  private final FeatureFrame frame;
  private final Grain grain;
  private final Shape shape;
  private final int width;
  private final int place;
  private final float[] thresholds;

  /** Words in the set of one threshold. */
  private final int words;

  /**
   * The members of each group of the feature's grain, groups × words; nobody for an empty group.
   */
  private final long[] members;

  private final long[] below;
  private final long[] unknown;
  private boolean anyUnknown;

  /**
   * Readies the sets of a feature.
   *
   * @param feature not one of the debtor's grain
   * @param thresholds in rising order, each once
   */
  SplitSets(FeatureFrame frame, int feature, float[] thresholds) {
    this.frame = frame;
    this.thresholds = thresholds;
    grain = frame.schema().feature(feature).grain();
    shape = Shape.of(grain);
    width = frame.schema().count(grain);
    place = frame.schema().placeInGrain(feature);
    ActionGrid grid = frame.grid();
    words =
        switch (shape) {
          case CHANNELS -> 1;
          case SLOTS -> slotWords(grid);
          case CHANNEL_SLOTS -> slotWords(grid) * grid.channels().size();
        };
    members = new long[frame.groupCount(grain) * words];
    for (int action = 0; action < grid.size(); action++) {
      int channel = grid.channelIndex(action);
      int slot = grid.slotIndex(action);
      int member =
          switch (shape) {
            case CHANNELS -> channel;
            case SLOTS -> slot;
            case CHANNEL_SLOTS -> channel * slotWords(grid) * Long.SIZE + slot;
          };
      members[frame.group(grain, action) * words + member / Long.SIZE] |= 1L << member;
    }
    below = new long[thresholds.length * words];
    unknown = new long[words];
  }

  static int slotWords(ActionGrid grid) {
    return (grid.slots().size() + Long.SIZE - 1) / Long.SIZE;
  }

  Shape shape() {
    return shape;
  }

  /** Works the sets out for the debtor that the frame has read. */
  void refresh() {
    Arrays.fill(below, 0);
    if (anyUnknown) {
      Arrays.fill(unknown, 0);
      anyUnknown = false;
    }
    double[] values = frame.values(grain);
    double last = Double.NaN;
    int rank = -1;
    for (int group = 0, at = place; at < values.length; group++, at += width) {
      double value = values[at];
      if (Double.isNaN(value)) {
        anyUnknown = true;
        add(group, unknown, 0);
      } else {
        if (value != last) {
          last = value;
          rank = rank((float) value);
        }
        if (rank < thresholds.length) {
          add(group, below, rank * words);
        }
      }
    }
    for (int word = words; word < below.length; word++) {
      below[word] |= below[word - words];
    }
  }

  private void add(int group, long[] target, int offset) {
    for (int word = 0, from = group * words; word < words; word++) {
      target[offset + word] |= members[from + word];
    }
  }

  /** The place of the first threshold that a value is below. */
  private int rank(float value) {
    int from = 0;
    int to = thresholds.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (value < thresholds[middle]) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from;
  }

  /** A word of the set that goes left at the threshold of this rank. */
  long left(int rank, int word, boolean unknownLeft) {
    long left = below[rank * words + word];
    return unknownLeft && anyUnknown ? left | unknown[word] : left;
  }
}
