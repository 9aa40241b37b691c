package org.gelegen.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gelegen.model.compiled.LinearScorer;
import org.gelegen.model.compiled.Scorer;
import org.gelegen.model.compiled.SumScorer;
import org.gelegen.model.compiled.TreeScorer;
import org.gelegen.model.features.FeatureFrame;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.model.slots.ActionGrid;
import org.tribuo.Example;
import org.tribuo.classification.Label;
import org.tribuo.impl.ArrayExample;

/** How each learner tells Tribuo what an action is. */
final class Encodings {
  private static final Label ANY = new Label("no");

  private Encodings() {}

  static Inputs.Encoding of(Scorer scorer) {
    return switch (scorer) {
      case TreeScorer trees -> (frame, action) -> known(trees.schema(), frame, action);
      case LinearScorer linear -> (frame, action) -> centred(linear, frame, action);
      case SumScorer _ ->
          throw new IllegalArgumentException("Tribuo has no model of several learners at once");
    };
  }

  /** Every feature that is known, as a float. */
  private static Example<Label> known(FeatureSchema schema, FeatureFrame frame, int action) {
    ArrayExample<Label> example = new ArrayExample<>(ANY);
    for (int feature = 0; feature < schema.size(); feature++) {
      float value = (float) frame.valueFor(feature, action);
      if (!Float.isNaN(value)) {
        example.add(schema.feature(feature).name(), value);
      }
    }
    return example;
  }

  /** Features centred and scaled, a feature of its own for each unknown one, and crosses. */
  private static Example<Label> centred(LinearScorer linear, FeatureFrame frame, int action) {
    List<String> names = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    FeatureSchema schema = linear.schema();
    for (int feature = 0; feature < schema.size(); feature++) {
      double value = frame.valueFor(feature, action);
      double centred = (value - linear.centers()[feature]) * linear.scales()[feature];
      if (centred != 0) {
        names.add(schema.feature(feature).name() + (Double.isNaN(value) ? "?" : ""));
        values.add(Double.isNaN(value) ? 1 : centred);
      }
    }
    ActionGrid grid = frame.grid();
    String channel = grid.channel(action).wireName();
    int slot = grid.slotIndex(action);
    names.add(String.format(Locale.ROOT, "%s×%02d", channel, grid.hour(slot)));
    values.add(1.0);
    names.add(channel + "×day" + grid.dayOfWeek(slot).getValue());
    values.add(1.0);
    return new ArrayExample<>(
        ANY,
        names.toArray(String[]::new),
        values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
