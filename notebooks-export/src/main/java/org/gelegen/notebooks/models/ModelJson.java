package org.gelegen.notebooks.models;

import java.util.Locale;
import java.util.Set;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.compiled.Head;
import org.gelegen.model.compiled.LinearScorer;
import org.gelegen.model.compiled.Scorer;
import org.gelegen.model.compiled.SumScorer;
import org.gelegen.model.compiled.TreeScorer;
import org.gelegen.model.features.AttributeFeature;
import org.gelegen.model.features.Feature;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.notebooks.rows.ReadVersion;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The compiled model as JSON, which docs/export.md describes and {@code read_model.py} reads: all
 * that it takes to get from a row of features to probabilities. Its shape changes only together
 * with {@link #VERSION}.
 */
public final class ModelJson {
  static final String FORMAT = "gelegen-compiled-model";
  static final int VERSION = 1;

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private ModelJson() {}

  /** The JSON of a version's serving form. */
  public static byte[] write(ReadVersion read) {
    ModelVersion version = read.version();
    CompiledModel model = read.model();
    ObjectNode root =
        MAPPER
            .createObjectNode()
            .put("format", FORMAT)
            .put("formatVersion", VERSION)
            .put("modelVersion", version.name())
            .put("asOf", version.asOf().toString())
            .put("featureSchemaVersion", FeatureSchema.VERSION);
    ArrayNode channels = root.putArray("channels");
    for (Channel channel : Channel.values()) {
      channels.add(channel.wireName());
    }
    ArrayNode features = root.putArray("features");
    read.shown().features().forEach(feature -> add(features, feature));
    ArrayNode attributes = root.putArray("attributes");
    read.shown().attributes().forEach(attribute -> add(attributes, attribute));
    numbers(root, "selfCureDays", model.selfCureDays());
    ObjectNode heads = root.putObject("heads");
    Set<Integer> withheld = read.withheld();
    head(heads.putObject("reach"), model.reach(), withheld);
    head(heads.putObject("response"), model.response(), withheld);
    head(heads.putObject("harm"), model.harm(), withheld);
    head(heads.putObject("selfCure"), model.selfCure(), withheld);
    return MAPPER.writeValueAsBytes(root);
  }

  private static void add(ArrayNode features, Feature feature) {
    features
        .addObject()
        .put("name", feature.name())
        .put("grain", feature.grain().name().toLowerCase(Locale.ROOT))
        .put("origin", feature.origin().name().toLowerCase(Locale.ROOT))
        .put("indicator", feature.indicator());
  }

  /** Adds an attribute, described, as in the manifest. */
  public static void add(ArrayNode attributes, AttributeFeature attribute) {
    ArrayNode categories =
        attributes
            .addObject()
            .put("scope", attribute.scope().name().toLowerCase(Locale.ROOT))
            .put("name", attribute.name())
            .put("type", attribute.type().name().toLowerCase(Locale.ROOT))
            .putArray("categories");
    attribute.categories().forEach(categories::add);
  }

  private static void head(ObjectNode node, Head head, Set<Integer> withheld) {
    ObjectNode calibration = node.putObject("calibration");
    numbers(calibration, "slopes", head.calibration().slopes());
    numbers(calibration, "intercepts", head.calibration().intercepts());
    scorer(node.putObject("scorer"), head.scorer(), withheld);
  }

  private static void scorer(ObjectNode node, Scorer scorer, Set<Integer> withheld) {
    switch (scorer) {
      case LinearScorer linear -> {
        node.put("type", "linear").put("base", linear.base());
        numbers(node, "weights", linear.weights());
        numbers(node, "centers", linear.centers());
        numbers(node, "scales", linear.scales());
        numbers(node, "missing", linear.missing());
        numbers(node, "channelHours", linear.channelHours());
        numbers(node, "channelWeekdays", linear.channelWeekdays());
      }
      case TreeScorer trees -> trees(node.put("type", "trees"), trees, withheld);
      case SumScorer sum -> {
        ArrayNode parts = node.put("type", "sum").putArray("parts");
        for (SumScorer.Part part : sum.parts()) {
          ObjectNode each = parts.addObject().put("weight", part.weight());
          scorer(each.putObject("scorer"), part.scorer(), withheld);
        }
      }
    }
  }

  private static void trees(ObjectNode node, TreeScorer trees, Set<Integer> withheld) {
    node.put("base", trees.base());
    whole(node, "roots", trees.roots());
    whole(node, "features", trees.features());
    // A leaf splits nothing: its threshold is 0 whatever it was.
    ArrayNode thresholds = node.putArray("thresholds");
    for (int i = 0; i < trees.thresholds().length; i++) {
      if (withheld.contains(trees.features()[i])) {
        // Trees part at values that were seen: a threshold is somebody's number.
        thresholds.addNull();
      } else {
        thresholds.add(trees.features()[i] < 0 ? 0 : trees.thresholds()[i]);
      }
    }
    whole(node, "lefts", trees.lefts());
    whole(node, "rights", trees.rights());
    ArrayNode missing = node.putArray("missingLeft");
    for (boolean left : trees.missingLeft()) {
      missing.add(left);
    }
    ArrayNode values = node.putArray("values");
    for (float value : trees.values()) {
      values.add(value);
    }
  }

  private static void numbers(ObjectNode node, String name, double[] values) {
    ArrayNode array = node.putArray(name);
    for (double value : values) {
      array.add(value);
    }
  }

  private static void whole(ObjectNode node, String name, int[] values) {
    ArrayNode array = node.putArray(name);
    for (int value : values) {
      array.add(value);
    }
  }
}
