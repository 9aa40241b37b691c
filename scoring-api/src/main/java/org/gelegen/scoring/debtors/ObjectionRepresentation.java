package org.gelegen.scoring.debtors;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.gelegen.model.objections.Objection;
import org.gelegen.scoring.http.Doc;
import org.jspecify.annotations.Nullable;

/** An objection to profiling, and what became of it. */
record ObjectionRepresentation(
    String objectionId,
    OffsetDateTime objectedAt,
    @Doc("the key's id, or the command") String objectedBy,
    String why,
    @Doc("how many contacts that a model had planned it took back") long cancelled,
    @Doc("when it was withdrawn; absent: it is in force") @Nullable OffsetDateTime withdrawnAt,
    @Nullable String withdrawnBy,
    @Nullable String withdrawnWhy) {
  static ObjectionRepresentation from(Objection objection, ZoneId zone) {
    return new ObjectionRepresentation(
        objection.objectionId(),
        at(objection.objectedAt(), zone),
        objection.objectedBy(),
        objection.why(),
        objection.cancelled(),
        objection.withdrawnAt() == null ? null : at(objection.withdrawnAt(), zone),
        objection.withdrawnBy(),
        objection.withdrawnWhy());
  }

  static List<ObjectionRepresentation> from(List<Objection> objections, ZoneId zone) {
    return objections.stream().map(objection -> from(objection, zone)).toList();
  }

  private static OffsetDateTime at(Instant moment, ZoneId zone) {
    return moment.atZone(zone).toOffsetDateTime();
  }
}
