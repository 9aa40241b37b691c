package org.gelegen.trainer.examples;

import java.util.ArrayList;
import java.util.List;

/** The rows of one debtor on their way into a table. */
final class RowBuffer {
  private final List<Row> rows = new ArrayList<>();
  private final List<float[]> features = new ArrayList<>();

  void add(Row row, double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      narrow[i] = (float) values[i];
    }
    rows.add(row);
    features.add(narrow);
  }

  int size() {
    return rows.size();
  }

  Row row(int index) {
    return rows.get(index);
  }

  float[] features(int index) {
    return features.get(index);
  }
}
