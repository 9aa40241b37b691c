package org.gelegen.scoring.models;

import java.util.List;
import org.gelegen.scoring.http.Doc;

/** All versions of a client's models, and who was champion when. */
record ModelListResponse(
    @Doc("newest first") List<ModelRepresentation> models,
    @Doc("every change of champion, newest first") List<PromotionRepresentation> promotions) {
  ModelListResponse {
    models = List.copyOf(models);
    promotions = List.copyOf(promotions);
  }
}
