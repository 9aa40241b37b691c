package org.gelegen.scoring.dashboard.debtors;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gelegen.model.decision.Decision.Exclusion;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.rules.PermitGrid;
import org.gelegen.model.rules.RuleBook;
import org.gelegen.model.rules.RuleClosing;
import org.gelegen.model.rules.Standing;
import org.gelegen.model.slots.ActionGrid;

/**
 * What the rules leave open of a debtor's coming days.
 *
 * @param closings what each rule closes; a rule is called by its place here, from 1
 * @param exclusions the same in numbers, with until when
 */
record WeekPermit(PermitGrid permits, List<RuleClosing> closings, List<Exclusion> exclusions) {
  WeekPermit {
    closings = List.copyOf(closings);
    exclusions = List.copyOf(exclusions);
  }

  static WeekPermit of(RuleBook rules, Standing standing, ActionGrid grid) {
    PermitGrid permits = rules.permits(standing, grid);
    return new WeekPermit(permits, rules.closings(standing, grid), permits.exclusions());
  }

  List<Channel> channels() {
    return permits.grid().channels();
  }

  List<LocalDate> dates() {
    return permits.grid().dates();
  }

  /** How many hours of a local day are open over a channel. */
  int open(Channel channel, LocalDate date) {
    int open = 0;
    for (int action : actions(channel)) {
      if (permits.permitted(action) && date(action).equals(date)) {
        open++;
      }
    }
    return open;
  }

  boolean isOpen(Channel channel) {
    return actions(channel).stream().anyMatch(permits::permitted);
  }

  /** The numbers of the rules that close anything over a channel, in their order. */
  List<Integer> closing(Channel channel) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < closings.size(); i++) {
      if (actions(channel).stream().anyMatch(closings.get(i)::closes)) {
        numbers.add(i + 1);
      }
    }
    return numbers;
  }

  /** The number of a rule, or 0 when it closes nothing. */
  int number(String rule) {
    for (int i = 0; i < closings.size(); i++) {
      if (closings.get(i).header().id().value().equals(rule)) {
        return i + 1;
      }
    }
    return 0;
  }

  /**
   * The hours of a channel by local day and hour, 0 to 23: 0 where it is open, else the number of
   * the first rule that closes it. An hour that the clock shows twice is open when either is; one
   * that is not in the week is missing.
   */
  Map<LocalDate, Map<Integer, Integer>> hours(Channel channel) {
    Map<LocalDate, Map<Integer, Integer>> hours = new TreeMap<>();
    for (int action : actions(channel)) {
      int hour = permits.grid().hour(permits.grid().slotIndex(action));
      hours
          .computeIfAbsent(date(action), _ -> new TreeMap<>())
          .merge(hour, closedBy(action), Math::min);
    }
    return hours;
  }

  private int closedBy(int action) {
    for (int i = 0; i < closings.size(); i++) {
      if (closings.get(i).closes(action)) {
        return i + 1;
      }
    }
    return 0;
  }

  private LocalDate date(int action) {
    ActionGrid grid = permits.grid();
    return grid.dates().get(grid.dateIndex(grid.slotIndex(action)));
  }

  private List<Integer> actions(Channel channel) {
    ActionGrid grid = permits.grid();
    int position = grid.channels().indexOf(channel);
    List<Integer> actions = new ArrayList<>();
    for (int slot = 0; slot < grid.slots().size(); slot++) {
      actions.add(grid.actionIndex(position, slot));
    }
    return actions;
  }
}
