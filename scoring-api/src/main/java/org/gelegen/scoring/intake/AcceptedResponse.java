package org.gelegen.scoring.intake;

import org.gelegen.model.records.IntakeResult;
import org.gelegen.scoring.http.Doc;

/** What became of one record or an array of records. */
record AcceptedResponse(
    @Doc("records that are new, and durable now") long accepted,
    @Doc("records that were there already, with the same content") long duplicates) {
  static AcceptedResponse from(IntakeResult result) {
    return new AcceptedResponse(result.accepted(), result.duplicates());
  }
}
