package org.gelegen.trainer.onnx;

import ai.onnx.proto.OnnxMl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gelegen.model.compiled.LinearScorer;
import org.gelegen.model.features.FeatureSchema;
import org.tribuo.Model;
import org.tribuo.ONNXExportable;
import org.tribuo.Output;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.protos.core.ModelProto;

/**
 * A learner's model as ONNX: its input is a row of numbers for each example, its output a
 * probability for each label. What the head makes of it, weights beside other learners and
 * calibration, is not in it.
 *
 * @param inputs the name of each number of a row, in order
 * @param labels the label of each probability, in order
 * @param weights what each number of a row counts in the log-odds of {@code yes} over {@code no},
 *     in the order of {@code inputs}, and then what is added to all; empty where it is no linear
 *     model
 */
// The bytes are handed over at construction and compared by nobody.
@SuppressWarnings("ArrayRecordComponent")
public record OnnxModel(
    byte[] bytes, List<String> inputs, List<String> labels, List<Double> weights) {
  private static final String DOMAIN = "org.gelegen";
  private static final Label YES = new Label("yes");
  private static final Label NO = new Label("no");

  public OnnxModel {
    inputs = List.copyOf(inputs);
    labels = List.copyOf(labels);
    weights = List.copyOf(weights);
  }

  /**
   * The ONNX form of a model that Tribuo wrote; empty where Tribuo has none, which only trying
   * tells: some models say that they can be exported and cannot.
   *
   * @param tribuo the bytes of Tribuo's own form, which must come from the registry
   * @throws IllegalArgumentException when they are no such model
   */
  public static Optional<OnnxModel> of(byte[] tribuo, long version) {
    Model<?> model = read(tribuo);
    if (!(model instanceof ONNXExportable exportable)) {
      return Optional.empty();
    }
    try {
      OnnxMl.ModelProto proto = exportable.exportONNXModel(DOMAIN, version);
      return Optional.of(
          new OnnxModel(proto.toByteArray(), inputs(model), labels(model), weights(model)));
    } catch (IllegalStateException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether a scorer is the serving form of the same model: whether it has all of its weights of
   * known features, and its base.
   */
  public boolean isServedBy(LinearScorer scorer) {
    if (weights.isEmpty() || weights.getLast() != scorer.base()) {
      return false;
    }
    Map<String, Double> byInput = new HashMap<>();
    for (int i = 0; i < inputs.size(); i++) {
      byInput.put(inputs.get(i), weights.get(i));
    }
    FeatureSchema schema = scorer.schema();
    return IntStream.range(0, schema.size())
        .allMatch(i -> byInput.getOrDefault(schema.feature(i).name(), 0.0) == scorer.weights()[i]);
  }

  private static Model<?> read(byte[] tribuo) {
    try {
      return Model.deserialize(ModelProto.parseFrom(tribuo));
    } catch (IOException e) {
      throw new IllegalArgumentException("the bytes are no model of Tribuo's", e);
    } catch (UncheckedIOException | IllegalStateException e) {
      throw new IllegalArgumentException("Tribuo does not read the model", e);
    }
  }

  private static List<String> inputs(Model<?> model) {
    return IntStream.range(0, model.getFeatureIDMap().size())
        .mapToObj(id -> model.getFeatureIDMap().get(id).getName())
        .toList();
  }

  private static <T extends Output<T>> List<String> labels(Model<T> model) {
    return IntStream.range(0, model.getOutputIDInfo().size())
        .mapToObj(id -> name(model.getOutputIDInfo().getOutput(id)))
        .toList();
  }

  private static List<Double> weights(Model<?> model) {
    if (!(model instanceof LinearSGDModel linear)) {
      return List.of();
    }
    int yes = linear.getOutputIDInfo().getID(YES);
    int no = linear.getOutputIDInfo().getID(NO);
    DenseMatrix weights = linear.getWeightsCopy();
    return IntStream.range(0, weights.getDimension2Size())
        .mapToObj(input -> weights.get(yes, input) - weights.get(no, input))
        .toList();
  }

  private static String name(Output<?> output) {
    return output instanceof Label label ? label.getLabel() : output.toString();
  }
}
