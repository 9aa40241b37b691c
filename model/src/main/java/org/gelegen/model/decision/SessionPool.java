package org.gelegen.model.decision;

import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.model.slots.Horizon;

/**
 * Sessions that are free to be used again, so that a request about one debtor does not lay out a
 * grid of its own. Bounded; safe for use by many threads.
 */
final class SessionPool {
  private static final int LOTS = 2;
  private static final int FREE = 16;

  private final Map<Lot, Map<ZoneId, Deque<DecisionSession>>> free =
      new LinkedHashMap<>(LOTS, 0.75f, true);

  /** Sessions that differ by zone alone. */
  record Lot(Decider decider, Horizon horizon, List<Channel> channels) {
    Lot {
      channels = List.copyOf(channels);
    }
  }

  /** A session of the lot that nobody else has. */
  DecisionSession take(Lot lot, ZoneId zone) {
    DecisionSession known;
    synchronized (this) {
      known = deque(lot, zone).poll();
    }
    return known != null
        ? known
        : lot.decider().on(new ActionGrid(zone, lot.horizon().slots(zone), lot.channels()));
  }

  /** Keeps a session for the next one, unless there are enough. */
  synchronized void giveBack(Lot lot, DecisionSession session) {
    Deque<DecisionSession> its = deque(lot, session.grid().zone());
    if (its.size() < FREE) {
      its.push(session);
    }
  }

  /** The lots that nobody asked for longest go: the minute of theirs is over, or their model. */
  private Deque<DecisionSession> deque(Lot lot, ZoneId zone) {
    Map<ZoneId, Deque<DecisionSession>> byZone = free.computeIfAbsent(lot, _ -> new HashMap<>());
    while (free.size() > LOTS) {
      free.remove(free.keySet().iterator().next());
    }
    return byZone.computeIfAbsent(zone, _ -> new ArrayDeque<>());
  }
}
