package org.gelegen.notebooks.models;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.registry.DamagedModelException;
import org.gelegen.model.registry.ModelRegistry;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.trainer.examples.Target;
import org.gelegen.trainer.onnx.OnnxModel;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The files of one version: the compiled model, and the learners that have an ONNX form. */
public final class ModelFiles {
  private static final List<String> LEARNERS = List.of("logistic", "steady-logistic", "trees");
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final ModelRegistry registry;

  public ModelFiles(ModelRegistry registry) {
    this.registry = registry;
  }

  /** A file with what it is. */
  // The bytes are made for one reader and compared by nobody.
  @SuppressWarnings("ArrayRecordComponent")
  public record ModelFile(byte[] bytes, String about) {}

  /** The files by name. A learner's that is damaged is left out: the compiled model serves. */
  public Map<String, ModelFile> of(ModelVersion version, CompiledModel model) {
    Map<String, ModelFile> files = new LinkedHashMap<>();
    files.put(
        "model.json",
        new ModelFile(
            ModelJson.write(version, model),
            "The model as it serves, for read_model.py and other readers."));
    for (Target target : Target.values()) {
      for (String learner : LEARNERS) {
        String name = target.wireName() + "." + learner;
        onnx(version, name).ifPresent(onnx -> add(files, name, onnx));
      }
    }
    return files;
  }

  private Optional<OnnxModel> onnx(ModelVersion version, String name) {
    try {
      return registry
          .findFile(version.clientId(), version.number(), name + ".tribuo.pb")
          .flatMap(bytes -> OnnxModel.of(bytes, version.number()));
    } catch (DamagedModelException e) {
      return Optional.empty();
    }
  }

  private static void add(Map<String, ModelFile> files, String name, OnnxModel onnx) {
    files.put(
        name + ".onnx",
        new ModelFile(
            onnx.bytes(), "One learner of one head, before weights and calibration, as ONNX."));
    ObjectNode node = MAPPER.createObjectNode();
    ArrayNode inputs = node.putArray("inputs");
    onnx.inputs().forEach(inputs::add);
    ArrayNode labels = node.putArray("labels");
    onnx.labels().forEach(labels::add);
    files.put(
        name + ".onnx.json",
        new ModelFile(
            MAPPER.writeValueAsBytes(node),
            "The names of the ONNX model's inputs and labels, in order."));
  }
}
