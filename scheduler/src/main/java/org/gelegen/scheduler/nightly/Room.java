package org.gelegen.scheduler.nightly;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.slots.Action;

/** What a night's plan leaves of the business date's capacity and budget. */
final class Room {
  private final NightFrame frame;
  private final Map<Integer, Integer> taken = new HashMap<>();
  private BigDecimal spent = BigDecimal.ZERO;

  Room(NightFrame frame, Collection<PlannedContact> planned) {
    this.frame = frame;
    planned.forEach(contact -> take(contact.action(), contact.cost()));
  }

  boolean has(Action action) {
    ClientSettings settings = frame.decider().settings();
    Channel channel = action.channel();
    BigDecimal budget = settings.nightlyBudget();
    return taken.getOrDefault(cell(action), 0) < settings.capacity(channel, hour(action))
        && (budget == null || spent.add(settings.cost(channel)).compareTo(budget) <= 0);
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
    return frame.cells().cell(action.channel(), 0, hour(action));
  }

  /** Capacity is counted by the client's clock. */
  private int hour(Action action) {
    return action.slot().start().atZone(frame.decider().client().timeZone()).getHour();
  }
}
