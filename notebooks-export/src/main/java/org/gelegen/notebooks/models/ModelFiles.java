package org.gelegen.notebooks.models;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gelegen.model.compiled.Head;
import org.gelegen.model.compiled.LinearScorer;
import org.gelegen.model.compiled.Scorer;
import org.gelegen.model.compiled.SumScorer;
import org.gelegen.model.compiled.TreeScorer;
import org.gelegen.model.registry.DamagedModelException;
import org.gelegen.model.registry.ModelRegistry;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.notebooks.rows.ReadVersion;
import org.gelegen.trainer.examples.Target;
import org.gelegen.trainer.onnx.OnnxModel;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The files of one version: the compiled model, and the learners that have an ONNX form. */
public final class ModelFiles {
  private static final List<String> LEARNERS = List.of("logistic", "steady-logistic");
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final ModelRegistry registry;

  public ModelFiles(ModelRegistry registry) {
    this.registry = registry;
  }

  /** A file with what it is. */
  // The bytes are made for one reader and compared by nobody.
  @SuppressWarnings("ArrayRecordComponent")
  public record ModelFile(byte[] bytes, String about) {}

  /**
   * The files by name. A learner's that cannot be read is left out: the compiled model serves.
   *
   * @param warnings is told of what is left out
   */
  public Map<String, ModelFile> of(ReadVersion read, List<String> warnings) {
    Map<String, ModelFile> files = new LinkedHashMap<>();
    files.put(
        "model.json",
        new ModelFile(
            ModelJson.write(read), "The model as it serves, for read_model.py and other readers."));
    for (Target target : Target.values()) {
      List<Placed> scorers =
          linear("/heads/" + target.wireName() + "/scorer", head(read, target).scorer());
      for (String learner : LEARNERS) {
        String name = target.wireName() + "." + learner;
        onnx(read.version(), name, warnings)
            .ifPresent(
                onnx ->
                    add(
                        files,
                        name,
                        onnx,
                        read,
                        scorers.stream()
                            .filter(placed -> onnx.isServedBy(placed.scorer()))
                            .findFirst()
                            .orElse(null)));
      }
    }
    return files;
  }

  private Optional<OnnxModel> onnx(ModelVersion version, String name, List<String> warnings) {
    try {
      return registry
          .findFile(version.clientId(), version.number(), name + ".tribuo.pb")
          .flatMap(bytes -> OnnxModel.of(bytes, version.number()));
    } catch (DamagedModelException | IllegalArgumentException e) {
      warnings.add(version.name() + " is without its " + name + ".onnx: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static Head head(ReadVersion read, Target target) {
    return switch (target) {
      case REACH -> read.model().reach();
      case RESPONSE -> read.model().response();
      case HARM -> read.model().harm();
      case SELF_CURE -> read.model().selfCure();
    };
  }

  /**
   * A linear scorer of a head. Not all are learners with an ONNX form: the prior is linear, too,
   * and so is what trees begin from.
   *
   * @param pointer where model.json has it, as a JSON pointer
   */
  private record Placed(String pointer, LinearScorer scorer) {}

  private static List<Placed> linear(String pointer, Scorer scorer) {
    return switch (scorer) {
      case LinearScorer linear -> List.of(new Placed(pointer, linear));
      case TreeScorer _ -> List.of();
      case SumScorer sum -> {
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < sum.parts().size(); i++) {
          placed.addAll(linear(pointer + "/parts/" + i + "/scorer", sum.parts().get(i).scorer()));
        }
        yield placed;
      }
    };
  }

  private static void add(
      Map<String, ModelFile> files,
      String name,
      OnnxModel onnx,
      ReadVersion read,
      @Nullable Placed placed) {
    files.put(
        name + ".onnx",
        new ModelFile(
            onnx.bytes(), "One learner of one head, before weights and calibration, as ONNX."));
    ObjectNode node = MAPPER.createObjectNode();
    if (placed != null) {
      node.put("scorer", placed.pointer());
    }
    new Inputs(read, placed == null ? null : placed.scorer()).write(onnx.inputs(), node);
    ArrayNode labels = node.putArray("labels");
    onnx.labels().forEach(labels::add);
    files.put(
        name + ".onnx.json",
        new ModelFile(
            MAPPER.writeValueAsBytes(node),
            "Where model.json has the same learner, the names of the ONNX model's inputs, what is"
                + " taken from a value and what it is multiplied by then, and the names of its"
                + " labels; in order."));
  }
}
