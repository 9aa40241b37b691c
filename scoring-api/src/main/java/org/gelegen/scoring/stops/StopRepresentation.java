package org.gelegen.scoring.stops;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.gelegen.model.campaign.Stop;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.scoring.http.Doc;
import org.jspecify.annotations.Nullable;

/** An order that nothing goes out any more. */
record StopRepresentation(
    String stopId,
    @Doc("the channel; absent: every channel") @Nullable Channel channel,
    OffsetDateTime stoppedAt,
    @Doc("the key's id, or the command") String stoppedBy,
    String why,
    @Doc("how many planned contacts it took back") long cancelled,
    @Doc("when contacts could go out again; absent: it is in force")
        @Nullable OffsetDateTime liftedAt,
    @Nullable String liftedBy) {
  static StopRepresentation from(Stop stop, ZoneId zone) {
    return new StopRepresentation(
        stop.stopId(),
        stop.channel(),
        stop.stoppedAt().atZone(zone).toOffsetDateTime(),
        stop.stoppedBy(),
        stop.why(),
        stop.cancelled(),
        stop.liftedAt() == null ? null : stop.liftedAt().atZone(zone).toOffsetDateTime(),
        stop.liftedBy());
  }
}
