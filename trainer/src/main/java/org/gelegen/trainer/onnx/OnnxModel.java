package org.gelegen.trainer.onnx;

import ai.onnx.proto.OnnxMl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tribuo.Model;
import org.tribuo.ONNXExportable;
import org.tribuo.Output;
import org.tribuo.classification.Label;
import org.tribuo.protos.core.ModelProto;

/**
 * A learner's model as ONNX: its input is a row of numbers for each example, its output a
 * probability for each label. What the head makes of it, weights beside other learners and
 * calibration, is not in it.
 *
 * @param inputs the name of each number of a row, in order
 * @param labels the label of each probability, in order
 */
// The bytes are handed over at construction and compared by nobody.
@SuppressWarnings("ArrayRecordComponent")
public record OnnxModel(byte[] bytes, List<String> inputs, List<String> labels) {
  private static final String DOMAIN = "org.gelegen";

  public OnnxModel {
    inputs = List.copyOf(inputs);
    labels = List.copyOf(labels);
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
      return Optional.of(new OnnxModel(proto.toByteArray(), inputs(model), labels(model)));
    } catch (IllegalStateException | UnsupportedOperationException e) {
      return Optional.empty();
    }
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

  private static String name(Output<?> output) {
    return output instanceof Label label ? label.getLabel() : output.toString();
  }
}
