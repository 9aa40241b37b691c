package org.gelegen.scoring.models;

import java.util.List;
import org.gelegen.scoring.http.Doc;

/** All versions of a client's models. */
record ModelListResponse(@Doc("newest first") List<ModelRepresentation> models) {
  ModelListResponse {
    models = List.copyOf(models);
  }
}
