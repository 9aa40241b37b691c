package org.gelegen.scoring.trainings;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.gelegen.model.training.TrainingRequest;
import org.gelegen.scoring.http.Doc;
import org.jspecify.annotations.Nullable;

/** A training and where it stands. */
record TrainingRepresentation(
    String trainingId,
    TrainingRequest.Status status,
    OffsetDateTime requestedAt,
    @Doc("nothing later is looked at") OffsetDateTime asOf,
    @Doc("the version that it made, once done") @Nullable String modelVersion,
    @Doc("how far it is, or why it failed") @Nullable String message) {
  static TrainingRepresentation from(TrainingRequest training, ZoneId zone) {
    return new TrainingRepresentation(
        training.trainingId(),
        training.status(),
        training.requestedAt().atZone(zone).toOffsetDateTime(),
        training.asOf().atZone(zone).toOffsetDateTime(),
        training.modelVersion() == null
            ? null
            : training.clientId().value() + "-" + training.modelVersion(),
        training.message());
  }
}
