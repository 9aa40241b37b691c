package org.gelegen.scoring.models;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.registry.Promotion;
import org.gelegen.scoring.http.Doc;
import org.jspecify.annotations.Nullable;

/** A change of champion. */
record PromotionRepresentation(
    @Doc("the version that became champion") String version,
    OffsetDateTime at,
    @Doc("the key's id, the command or the job that did it") String by,
    String why,
    @Doc("the version that was rolled back from; left out where one was promoted")
        @Nullable String rolledBackFrom) {
  static PromotionRepresentation from(ClientId client, Promotion promotion, ZoneId zone) {
    return new PromotionRepresentation(
        client + "-" + promotion.number(),
        promotion.at().atZone(zone).toOffsetDateTime(),
        promotion.by(),
        promotion.why(),
        promotion.backFrom() == null ? null : client + "-" + promotion.backFrom());
  }
}
