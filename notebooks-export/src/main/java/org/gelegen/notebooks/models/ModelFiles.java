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
      List<Learned> learned = new ArrayList<>();
      for (String learner : LEARNERS) {
        learned(read.version(), target.wireName() + "." + learner, warnings)
            .ifPresent(learned::add);
      }
      List<LinearScorer> scorers = linear(head(read, target).scorer());
      // The parts of a head are in the order of learners, and the prior, which is linear too and
      // has no form of Tribuo's, comes first.
      int before = scorers.size() - learned.size();
      for (int i = 0; i < learned.size(); i++) {
        LinearScorer scorer = before < 0 ? null : scorers.get(before + i);
        String name = learned.get(i).name();
        learned.get(i).onnx().ifPresent(onnx -> add(files, name, onnx, new Inputs(read, scorer)));
      }
    }
    return files;
  }

  /**
   * A learner that counts in a head.
   *
   * @param onnx absent where its file is damaged
   */
  private record Learned(String name, Optional<OnnxModel> onnx) {}

  private Optional<Learned> learned(ModelVersion version, String name, List<String> warnings) {
    try {
      return registry
          .findFile(version.clientId(), version.number(), name + ".tribuo.pb")
          .map(bytes -> new Learned(name, OnnxModel.of(bytes, version.number())));
    } catch (DamagedModelException | IllegalArgumentException e) {
      warnings.add(version.name() + " is without its " + name + ".onnx: " + e.getMessage());
      return Optional.of(new Learned(name, Optional.empty()));
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

  private static List<LinearScorer> linear(Scorer scorer) {
    return switch (scorer) {
      case LinearScorer linear -> List.of(linear);
      case TreeScorer _ -> List.of();
      case SumScorer sum ->
          sum.parts().stream().flatMap(part -> linear(part.scorer()).stream()).toList();
    };
  }

  private static void add(
      Map<String, ModelFile> files, String name, OnnxModel onnx, Inputs inputs) {
    files.put(
        name + ".onnx",
        new ModelFile(
            onnx.bytes(), "One learner of one head, before weights and calibration, as ONNX."));
    ObjectNode node = MAPPER.createObjectNode();
    inputs.write(onnx.inputs(), node);
    ArrayNode labels = node.putArray("labels");
    onnx.labels().forEach(labels::add);
    files.put(
        name + ".onnx.json",
        new ModelFile(
            MAPPER.writeValueAsBytes(node),
            "The names of the ONNX model's inputs, what is taken from a value and what it is"
                + " multiplied by then, and the names of its labels; in order."));
  }
}
