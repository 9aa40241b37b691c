package org.gelegen.notebooks.models;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gelegen.model.features.Feature;
import org.gelegen.model.registry.DamagedModelException;
import org.gelegen.model.registry.ModelRegistry;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.notebooks.rows.ReadVersion;
import org.gelegen.trainer.examples.Target;
import org.gelegen.trainer.onnx.OnnxModel;
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
      for (String learner : LEARNERS) {
        String name = target.wireName() + "." + learner;
        onnx(read.version(), name, warnings).ifPresent(onnx -> add(files, name, onnx, shown(read)));
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

  /** What the export calls a feature, and that it is unknown, by what the learner calls them. */
  private static Map<String, String> shown(ReadVersion read) {
    Map<String, String> shown = new HashMap<>();
    List<Feature> features = read.model().schema().features();
    for (int i = 0; i < features.size(); i++) {
      shown.put(features.get(i).name() + "?", read.shown().feature(i).name() + "?");
    }
    // After the others: a feature may be called as if another were unknown.
    for (int i = 0; i < features.size(); i++) {
      shown.put(features.get(i).name(), read.shown().feature(i).name());
    }
    return shown;
  }

  private static void add(
      Map<String, ModelFile> files, String name, OnnxModel onnx, Map<String, String> shown) {
    files.put(
        name + ".onnx",
        new ModelFile(
            onnx.bytes(), "One learner of one head, before weights and calibration, as ONNX."));
    ObjectNode node = MAPPER.createObjectNode();
    ArrayNode inputs = node.putArray("inputs");
    onnx.inputs().forEach(input -> inputs.add(shown.getOrDefault(input, input)));
    ArrayNode labels = node.putArray("labels");
    onnx.labels().forEach(labels::add);
    files.put(
        name + ".onnx.json",
        new ModelFile(
            MAPPER.writeValueAsBytes(node),
            "The names of the ONNX model's inputs and labels, in order."));
  }
}
