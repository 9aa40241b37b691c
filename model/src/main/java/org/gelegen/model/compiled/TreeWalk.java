package org.gelegen.model.compiled;

import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gelegen.model.features.FeatureFrame;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.model.features.Grain;
import org.gelegen.model.slots.ActionGrid;

/**
 * Walks trees once for all actions of a debtor.
 *
 * <p>What arrives at a node is a set of channels in a set of slots. A split on a feature of the
 * debtor sends all of it one way; one on a feature of channels divides the channels, one on a
 * feature of dates or slots the slots, and only one on a feature of both makes more pieces, as many
 * as there are channels whose slots it divides differently. A leaf adds its weight to a table of
 * its set of channels, so that channels that went the same way are added up once, and to one number
 * where it is reached by all slots. The tables are put together at the end.
 *
 * <p>The order in which weights are added follows from the trees and the grid alone, so the same
 * debtor gets the same bits again. Nothing is allocated once all sets of channels have been met.
 */
final class TreeWalk implements Scorer.OnFrame {
  private static final int LEAF = -1;
  private static final int DEBTOR = -2;

  private final TreeScorer trees;
  private final FeatureFrame frame;
  private final int channels;
  private final int slots;
  private final int words;
  private final int everyChannel;

  /** By node: {@link #LEAF}, {@link #DEBTOR}, or the place of its feature's sets. */
  private final int[] kinds;

  /** By node: the place of a debtor's feature in its grain, or the rank of the threshold. */
  private final int[] places;

  private final SplitSets[] sets;

  /** Whether a feature's sets are the debtor's; those of the calendar always are. */
  private final boolean[] fresh;

  private final boolean[] fixed;
  private final float[] debtor;

  /** Sets of slots, one for each level of a walk. */
  private final long[] stack;

  private double common;
  private final double[] byChannel;

  /** By set of channels, which is a number in binary: what its slots get. */
  private final double[][] bySlot;

  private final boolean[] met;

  TreeWalk(TreeScorer trees, FeatureFrame frame) {
    this.trees = trees;
    this.frame = frame;
    ActionGrid grid = frame.grid();
    channels = grid.channels().size();
    slots = grid.slots().size();
    words = SplitSets.slotWords(grid);
    everyChannel = (1 << channels) - 1;
    FeatureSchema schema = trees.schema();
    int nodes = trees.features().length;
    kinds = new int[nodes];
    places = new int[nodes];
    debtor = new float[schema.count(Grain.DEBTOR)];
    stack = new long[(TreeScorer.MAX_DEPTH + 2) * words];
    for (int slot = 0; slot < slots; slot++) {
      stack[slot / Long.SIZE] |= 1L << slot;
    }
    byChannel = new double[channels];
    bySlot = new double[everyChannel + 1][];
    met = new boolean[everyChannel + 1];
    TreeMap<Integer, TreeSet<Float>> thresholds = new TreeMap<>();
    for (int node = 0; node < nodes; node++) {
      int feature = trees.features()[node];
      if (feature >= 0 && schema.feature(feature).grain() != Grain.DEBTOR) {
        thresholds.computeIfAbsent(feature, _ -> new TreeSet<>()).add(trees.thresholds()[node]);
      }
    }
    sets = new SplitSets[thresholds.size()];
    fixed = new boolean[sets.length];
    fresh = new boolean[sets.length];
    int[] setOf = new int[schema.size()];
    float[][] sorted = new float[sets.length][];
    int next = 0;
    for (var entry : thresholds.entrySet()) {
      int feature = entry.getKey();
      sorted[next] = floats(entry.getValue());
      sets[next] = new SplitSets(frame, feature, sorted[next]);
      fixed[next] = schema.feature(feature).calendar();
      if (fixed[next]) {
        sets[next].refresh();
      }
      setOf[feature] = next++;
    }
    for (int node = 0; node < nodes; node++) {
      int feature = trees.features()[node];
      if (feature < 0) {
        kinds[node] = LEAF;
      } else if (schema.feature(feature).grain() == Grain.DEBTOR) {
        kinds[node] = DEBTOR;
        places[node] = schema.placeInGrain(feature);
      } else {
        kinds[node] = setOf[feature];
        places[node] = Arrays.binarySearch(sorted[setOf[feature]], trees.thresholds()[node]);
      }
    }
  }

  private static float[] floats(SortedSet<Float> numbers) {
    float[] floats = new float[numbers.size()];
    int place = 0;
    for (float number : numbers) {
      floats[place++] = number;
    }
    return floats;
  }

  @Override
  public void score(double[] logOdds) {
    double[] values = frame.values(Grain.DEBTOR);
    for (int i = 0; i < debtor.length; i++) {
      debtor[i] = (float) values[i];
    }
    System.arraycopy(fixed, 0, fresh, 0, fresh.length);
    common = 0;
    Arrays.fill(byChannel, 0);
    Arrays.fill(met, false);
    for (int root : trees.roots()) {
      walk(root, everyChannel, 0, 1);
    }
    for (int channel = 0; channel < channels; channel++) {
      Arrays.fill(
          logOdds,
          channel * slots,
          (channel + 1) * slots,
          trees.base() + common + byChannel[channel]);
    }
    for (int set = 1; set <= everyChannel; set++) {
      for (int rest = met[set] ? set : 0; rest != 0; rest &= rest - 1) {
        int from = Integer.numberOfTrailingZeros(rest) * slots;
        double[] table = bySlot[set];
        for (int slot = 0; slot < slots; slot++) {
          logOdds[from + slot] += table[slot];
        }
      }
    }
  }

  /**
   * Walks down from a node.
   *
   * @param those the channels that arrive
   * @param level the level that has the slots that arrive; 0: all slots
   * @param free the first level that may be used
   */
  private void walk(int from, int those, int level, int free) {
    int node = from;
    int active = those;
    int its = level;
    int unused = free;
    while (kinds[node] != LEAF) {
      int kind = kinds[node];
      if (kind == DEBTOR) {
        float value = debtor[places[node]];
        boolean left =
            Float.isNaN(value) ? trees.missingLeft()[node] : value < trees.thresholds()[node];
        node = left ? trees.lefts()[node] : trees.rights()[node];
        continue;
      }
      SplitSets split = sets[kind];
      if (!fresh[kind]) {
        split.refresh();
        fresh[kind] = true;
      }
      boolean unknownLeft = trees.missingLeft()[node];
      switch (split.shape()) {
        case CHANNELS -> {
          int left = active & (int) split.left(places[node], 0, unknownLeft);
          if (left == 0) {
            node = trees.rights()[node];
          } else {
            if (left != active) {
              walk(trees.rights()[node], active & ~left, its, unused);
              active = left;
            }
            node = trees.lefts()[node];
          }
        }
        case SLOTS -> {
          long some = 0;
          long others = 0;
          for (int word = 0; word < words; word++) {
            long arrive = stack[its * words + word];
            long left = arrive & split.left(places[node], word, unknownLeft);
            stack[unused * words + word] = left;
            some |= left;
            others |= arrive ^ left;
          }
          if (some == 0) {
            node = trees.rights()[node];
          } else {
            if (others != 0) {
              walk(trees.lefts()[node], active, unused, unused + 1);
              for (int word = 0; word < words; word++) {
                stack[unused * words + word] ^= stack[its * words + word];
              }
              its = unused++;
              node = trees.rights()[node];
            } else {
              node = trees.lefts()[node];
            }
          }
        }
        case CHANNEL_SLOTS -> {
          int right = active;
          int left = 0;
          int divided = 0;
          for (int rest = active; rest != 0; rest &= rest - 1) {
            int bit = rest & -rest;
            int channel = Integer.numberOfTrailingZeros(rest) * words;
            long some = 0;
            long others = 0;
            for (int word = 0; word < words; word++) {
              long arrive = stack[its * words + word];
              long goes = arrive & split.left(places[node], channel + word, unknownLeft);
              some |= goes;
              others |= arrive ^ goes;
            }
            if (others == 0) {
              left |= bit;
            } else if (some != 0) {
              divided |= bit;
            }
          }
          right &= ~(left | divided);
          while (divided != 0) {
            int alike = alike(divided, its, unused, node);
            walk(trees.lefts()[node], alike, unused, unused + 1);
            for (int word = 0; word < words; word++) {
              stack[unused * words + word] ^= stack[its * words + word];
            }
            walk(trees.rights()[node], alike, unused, unused + 1);
            divided &= ~alike;
          }
          if (left != 0 && right != 0) {
            walk(trees.lefts()[node], left, its, unused);
            left = 0;
          }
          if (left == 0 && right == 0) {
            return;
          }
          active = left | right;
          node = left != 0 ? trees.lefts()[node] : trees.rights()[node];
        }
      }
    }
    add(trees.values()[node], active, its);
  }

  /**
   * Puts the slots of the first of these channels that go left on level {@code unused}; answers the
   * channels of which the same slots do.
   */
  private int alike(int divided, int its, int unused, int node) {
    SplitSets split = sets[kinds[node]];
    boolean unknownLeft = trees.missingLeft()[node];
    int first = Integer.numberOfTrailingZeros(divided) * words;
    for (int word = 0; word < words; word++) {
      stack[unused * words + word] =
          stack[its * words + word] & split.left(places[node], first + word, unknownLeft);
    }
    int alike = divided & -divided;
    for (int rest = divided & (divided - 1); rest != 0; rest &= rest - 1) {
      int channel = Integer.numberOfTrailingZeros(rest) * words;
      long differs = 0;
      for (int word = 0; word < words; word++) {
        differs |=
            stack[unused * words + word]
                ^ (stack[its * words + word]
                    & split.left(places[node], channel + word, unknownLeft));
      }
      if (differs == 0) {
        alike |= rest & -rest;
      }
    }
    return alike;
  }

  private void add(float weight, int active, int level) {
    if (level == 0) {
      if (active == everyChannel) {
        common += weight;
        return;
      }
      for (int rest = active; rest != 0; rest &= rest - 1) {
        byChannel[Integer.numberOfTrailingZeros(rest)] += weight;
      }
      return;
    }
    double[] table = table(active);
    for (int word = 0; word < words; word++) {
      long bits = stack[level * words + word];
      int first = word * Long.SIZE;
      while (bits != 0) {
        table[first + Long.numberOfTrailingZeros(bits)] += weight;
        bits &= bits - 1;
      }
    }
  }

  private double[] table(int set) {
    if (!met[set]) {
      met[set] = true;
      if (bySlot[set] == null) {
        bySlot[set] = new double[slots];
      } else {
        Arrays.fill(bySlot[set], 0);
      }
    }
    return bySlot[set];
  }

  @Override
  public double explain(int action, double[] contributions) {
    Arrays.fill(contributions, 0);
    int[] features = trees.features();
    float[] values = trees.values();
    double rest = trees.base();
    for (int root : trees.roots()) {
      int node = root;
      rest += values[root];
      while (features[node] >= 0) {
        int feature = features[node];
        int next =
            trees.goesLeft(node, frame.valueFor(feature, action))
                ? trees.lefts()[node]
                : trees.rights()[node];
        // As doubles, so that what is added along the way comes to the leaf and nothing is lost.
        contributions[feature] += (double) values[next] - (double) values[node];
        node = next;
      }
    }
    return rest;
  }
}
