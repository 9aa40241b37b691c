package org.gelegen.model.rules;

import java.util.List;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.slots.Slot;

/**
 * A contact to be judged: forbidden when any moment of its slot is.
 *
 * @param calendars the slot in every zone the debtor may be in, each reaching {@link
 *     ContactRule#LOOK_AHEAD} beyond it where the verdict is to say until when
 */
public record Proposal(Channel channel, Slot slot, List<LocalCalendar> calendars) {
  public Proposal {
    calendars = List.copyOf(calendars);
    if (calendars.isEmpty()) {
      throw new IllegalArgumentException("a proposal needs the calendar of at least one zone");
    }
  }
}
