package org.gelegen.app.commands;

import java.util.List;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.model.registry.Promotion;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A model version as JSON. */
final class VersionJson {
  private VersionJson() {}

  /** The same with the promotions of this version among {@code promotions}. */
  static ObjectNode of(ModelVersion version, List<Promotion> promotions) {
    ObjectNode node = of(version);
    ArrayNode own = node.putArray("promotions");
    for (Promotion promotion : promotions) {
      if (promotion.number() == version.number()) {
        ObjectNode one =
            own.addObject()
                .put("at", promotion.at().toString())
                .put("by", promotion.by())
                .put("why", promotion.why());
        if (promotion.backFrom() != null) {
          one.put("rolledBackFrom", version.clientId() + "-" + promotion.backFrom());
        }
      }
    }
    return node;
  }

  static ObjectNode of(ModelVersion version) {
    ObjectNode node =
        Json.object()
            .put("modelVersion", version.name())
            .put("number", version.number())
            .put("trainedAt", version.trainedAt().toString())
            .put("asOf", version.asOf().toString())
            .put("dataFingerprint", version.dataFingerprint())
            .put("settingsVersion", version.settingsVersion())
            .put("seed", version.seed())
            .put("champion", version.champion());
    ObjectNode metrics = node.putObject("metrics");
    version.metrics().forEach(metrics::put);
    ObjectNode notes = node.putObject("notes");
    version.notes().forEach(notes::put);
    RulingOutput.put(version, node);
    return node;
  }
}
