package org.gelegen.scheduler.nightly;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.slots.Action;

/**
 * What a night's plan leaves of the business date's capacity and budget, beside what of the date is
 * taken already.
 */
final class Room {
  /** Finer than any cost, and too coarse for what sums of doubles are off by. */
  private static final int PLACES = 6;

  private final NightFrame frame;
  private final BigDecimal before;
  private final Map<Integer, Integer> taken = new HashMap<>();
  private final Map<Integer, Integer> reserved = new HashMap<>();
  private BigDecimal spent = BigDecimal.ZERO;
  private BigDecimal reservedCost = BigDecimal.ZERO;

  Room(NightFrame frame, Collection<PlannedContact> planned) {
    this.frame = frame;
    before = BigDecimal.valueOf(frame.left().spent()).setScale(PLACES, RoundingMode.HALF_EVEN);
    planned.forEach(contact -> take(contact.action(), contact.cost()));
  }

  boolean has(Action action) {
    ClientSettings settings = frame.decider().settings();
    Channel channel = action.channel();
    BigDecimal budget = settings.nightlyBudget();
    int cell = cell(action);
    int used =
        frame.left().taken().getOrDefault(cell, 0)
            + taken.getOrDefault(cell, 0)
            + reserved.getOrDefault(cell, 0);
    BigDecimal cost = before.add(spent).add(reservedCost).add(settings.cost(channel));
    return used < settings.capacity(channel, hour(action.slot().start()))
        && (budget == null || cost.compareTo(budget) <= 0);
  }

  /** Keeps a place for a contact that others plan, and take themselves. */
  void reserve(Channel channel, Instant at) {
    reserved.merge(frame.cells().cell(channel, 0, hour(at)), 1, Integer::sum);
    reservedCost = reservedCost.add(frame.decider().settings().cost(channel));
  }

  void take(Action action, BigDecimal cost) {
    taken.merge(cell(action), 1, Integer::sum);
    spent = spent.add(cost);
  }

  /** What is left of the day besides. */
  DayLeft left() {
    Map<Integer, Integer> all = new HashMap<>(frame.left().taken());
    taken.forEach((cell, count) -> all.merge(cell, count, Integer::sum));
    return new DayLeft(frame.left().without(), all, frame.left().spent() + spent.doubleValue());
  }

  private int cell(Action action) {
    return frame.cells().cell(action.channel(), 0, hour(action.slot().start()));
  }

  /** Capacity is counted by the client's clock. */
  private int hour(Instant at) {
    return at.atZone(frame.decider().client().timeZone()).getHour();
  }
}
