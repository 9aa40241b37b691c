package org.gelegen.notebooks.models;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gelegen.model.compiled.LinearScorer;
import org.gelegen.notebooks.rows.ReadVersion;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the inputs of a linear learner's ONNX model are, by what the learner calls them. */
final class Inputs {
  private final Map<String, Input> known = new HashMap<>();
  private final boolean scaled;

  /** An input of the value of a feature: (value − center) · scale. */
  private record Input(String shown, double center, double scale) {}

  /**
   * The inputs of a learner of a version.
   *
   * @param scorer the learner's part of the head; absent: it is not known how values are scaled
   */
  Inputs(ReadVersion read, @Nullable LinearScorer scorer) {
    scaled = scorer != null;
    int features = read.shown().size();
    for (int i = 0; i < features; i++) {
      known.put(
          read.model().schema().feature(i).name() + "?",
          new Input(read.shown().feature(i).name() + "?", 0, 1));
    }
    // After the others: a feature may be called as if another were unknown.
    for (int i = 0; i < features; i++) {
      known.put(
          read.model().schema().feature(i).name(),
          new Input(
              read.shown().feature(i).name(),
              scorer == null ? 0 : scorer.centers()[i],
              scorer == null ? 1 : scorer.scales()[i]));
    }
  }

  /** Adds what the export calls them, and how values are scaled where that is known. */
  void write(List<String> names, ObjectNode node) {
    List<Input> inputs =
        names.stream().map(name -> known.getOrDefault(name, new Input(name, 0, 1))).toList();
    ArrayNode shown = node.putArray("inputs");
    inputs.forEach(input -> shown.add(input.shown()));
    if (scaled) {
      ArrayNode centers = node.putArray("centers");
      inputs.forEach(input -> centers.add(input.center()));
      ArrayNode scales = node.putArray("scales");
      inputs.forEach(input -> scales.add(input.scale()));
    }
  }
}
