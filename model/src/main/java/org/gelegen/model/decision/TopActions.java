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

  int[] bestFirst() {
    return Arrays.copyOf(actions, size);
  }
}
