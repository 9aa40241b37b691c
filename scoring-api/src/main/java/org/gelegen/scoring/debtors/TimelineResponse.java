package org.gelegen.scoring.debtors;

import java.time.OffsetDateTime;
import java.util.List;
import org.gelegen.model.records.RecordType;
import org.gelegen.scoring.campaigns.PlannedContactRepresentation;
import org.gelegen.scoring.http.Doc;
import tools.jackson.databind.JsonNode;

/** Everything that happened with a debtor, and what is planned. */
record TimelineResponse(
    String debtorId,
    @Doc("where the debtor is, or else the client") String timeZone,
    @Doc("oldest first") List<Event> events,
    @Doc("contacts that are planned, being sent, or of unknown fate")
        List<PlannedContactRepresentation> planned,
    @Doc("objections to profiling, oldest first; while one is in force no model is asked")
        List<ObjectionRepresentation> objections) {
  TimelineResponse {
    events = List.copyOf(events);
    planned = List.copyOf(planned);
    objections = List.copyOf(objections);
  }

  /** Something that happened. */
  record Event(
      @Doc("with the debtor's offset") OffsetDateTime at,
      RecordType type,
      @Doc("the record as it is imported") JsonNode record) {}
}
