package org.gelegen.model.decision;

import java.util.Arrays;

/** Keeps the best few of many actions with a value above zero; of equals, the one offered first. */
final class TopActions {
  private final int[] actions;
  private final double[] values;
  private int size;

  TopActions(int limit) {
    actions = new int[limit];
    values = new double[limit];
  }

  void offer(int action, double value) {
    if (!(value > 0) || (size == actions.length && value <= values[size - 1])) {
      return;
    }
    int place = size < actions.length ? size++ : size - 1;
    while (place > 0 && values[place - 1] < value) {
      actions[place] = actions[place - 1];
      values[place] = values[place - 1];
      place--;
    }
    actions[place] = action;
    values[place] = value;
  }

  /**
   * The best of those kept here and of those kept by {@code other}, which was offered other
   * actions.
   *
   * @param limit how many in all, where there are so many
   * @param others how many of them are kept by {@code other}, where there are so many; the more
   *     where there are few here
   */
  int[] bestFirst(TopActions other, int limit, int others) {
    int theirs = Math.min(other.size, Math.max(others, limit - size));
    int ours = Math.min(size, limit - theirs);
    int[] both = new int[ours + theirs];
    int own = 0;
    for (int place = 0; place < both.length; place++) {
      boolean next =
          own < ours && (place - own == theirs || values[own] >= other.values[place - own]);
      both[place] = next ? actions[own] : other.actions[place - own];
      own += next ? 1 : 0;
    }
    return both;
  }

  int[] bestFirst() {
    return Arrays.copyOf(actions, size);
  }
}
