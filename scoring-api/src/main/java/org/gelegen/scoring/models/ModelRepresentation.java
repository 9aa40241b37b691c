package org.gelegen.scoring.models;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.scoring.http.Doc;

/** A version of a client's models. */
record ModelRepresentation(
    @Doc("its name, such as noorderlicht-12") String version,
    @Doc("whether decisions are made with it") boolean champion,
    OffsetDateTime trainedAt,
    @Doc("nothing later was looked at") OffsetDateTime asOf,
    @Doc("SHA-256 over the examples") String dataFingerprint,
    int settingsVersion,
    long seed,
    @Doc("by name, with .low and .high for intervals") Map<String, Double> metrics,
    @Doc("learners chosen, counts, why it was or was not promoted") Map<String, String> notes) {
  static ModelRepresentation from(ModelVersion version, ZoneId zone) {
    return new ModelRepresentation(
        version.name(),
        version.champion(),
        version.trainedAt().atZone(zone).toOffsetDateTime(),
        version.asOf().atZone(zone).toOffsetDateTime(),
        version.dataFingerprint(),
        version.settingsVersion(),
        version.seed(),
        version.metrics(),
        version.notes());
  }
}
