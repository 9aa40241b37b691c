package org.gelegen.app.commands;

import org.gelegen.model.registry.ModelVersion;
import tools.jackson.databind.node.ObjectNode;

/** A model version as JSON. */
final class VersionJson {
  private VersionJson() {}

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
    return node;
  }
}
