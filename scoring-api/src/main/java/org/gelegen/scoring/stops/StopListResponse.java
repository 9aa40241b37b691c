package org.gelegen.scoring.stops;

import java.util.List;
import org.gelegen.scoring.http.Doc;

/** All stops. */
record StopListResponse(@Doc("newest first") List<StopRepresentation> stops) {
  StopListResponse {
    stops = List.copyOf(stops);
  }
}
