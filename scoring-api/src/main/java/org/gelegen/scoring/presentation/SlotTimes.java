package org.gelegen.scoring.presentation;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.gelegen.model.slots.Slot;
import org.gelegen.scoring.http.Doc;

/** A slot on the debtor's clock. */
public record SlotTimes(
    @Doc("inclusive, with the debtor's offset") OffsetDateTime start,
    @Doc("exclusive") OffsetDateTime end) {
  public static SlotTimes from(Slot slot, ZoneId zone) {
    return new SlotTimes(
        slot.start().atZone(zone).toOffsetDateTime(), slot.end().atZone(zone).toOffsetDateTime());
  }
}
