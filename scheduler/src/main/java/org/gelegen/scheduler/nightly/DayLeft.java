package org.gelegen.scheduler.nightly;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gelegen.model.campaign.FailedContacts.Taken;
import org.gelegen.model.portfolio.Channel;

/**
 * What of the business date there is left to plan with.
 *
 * @param without channels that are not to be used
 * @param taken contacts of the business date, by cell, that have their place already
 * @param spent what they cost, in the client's currency
 */
record DayLeft(Set<Channel> without, Map<Integer, Integer> taken, double spent) {
  /** The whole day. */
  static final DayLeft ALL = new DayLeft(Set.of(), Map.of(), 0);

  DayLeft {
    without = Set.copyOf(without);
    taken = Map.copyOf(taken);
  }

  /**
   * The whole day over the channels that are not stopped. Where all that the client uses are, it is
   * planned as if none were, and taken back when it is committed: the plan is then there to see.
   */
  static DayLeft besides(Set<Channel> stopped, Set<Channel> used) {
    return stopped.containsAll(used) ? ALL : new DayLeft(stopped, Map.of(), 0);
  }

  /** What a campaign's contacts leave of its date. */
  static DayLeft after(List<Taken> contacts, Set<Channel> without, Cells cells, ZoneId zone) {
    Map<Integer, Integer> taken = new HashMap<>();
    double spent = 0;
    for (Taken some : contacts) {
      taken.merge(
          cell(some.channel(), some.slotStart(), cells, zone), some.contacts(), Integer::sum);
      spent += some.cost();
    }
    return new DayLeft(without, taken, spent);
  }

  /** The same without these channels and no others. */
  DayLeft without(Set<Channel> channels) {
    return new DayLeft(channels, taken, spent);
  }

  private static int cell(Channel channel, Instant slotStart, Cells cells, ZoneId zone) {
    return cells.cell(channel, 0, slotStart.atZone(zone).getHour());
  }
}
