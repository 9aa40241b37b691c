package org.gelegen.model.rules;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.Party;
import org.gelegen.model.slots.ActionGrid;
import org.jspecify.annotations.Nullable;

/**
 * A grid with everything in it that is the same for all debtors of the same zones and party: its
 * calendars, and what the rules on the calendar leave open. Safe for use by several threads.
 */
final class PreparedGrid {
  private static final int NOT_ON_CALENDAR = -1;

  private final ActionGrid grid;
  private final List<ZoneId> zones;
  private final @Nullable Party party;
  private final HolidayCalendar holidays;
  private final SlotLine slots;
  private final int[] channelPositions = new int[Channel.count()];
  private final List<LocalCalendar> calendars;
  private final BitSet open;
  private volatile @Nullable Exclusions exclusions;
  private volatile int @Nullable [] takesOnCalendar;

  PreparedGrid(
      ActionGrid grid,
      List<ZoneId> zones,
      HolidayCalendar holidays,
      Standing standing,
      List<ContactRule> onCalendar) {
    this.grid = grid;
    this.zones = zones;
    this.party = standing.client().party();
    this.holidays = holidays;
    slots = new SlotLine(grid.slots());
    Arrays.fill(channelPositions, -1);
    for (int i = 0; i < grid.channels().size(); i++) {
      channelPositions[grid.channels().get(i).index()] = i;
    }
    calendars = calendars(slots.end());
    open = new BitSet(grid.size());
    open.set(0, grid.size());
    close(standing, onCalendar, open);
  }

  boolean serves(ActionGrid otherGrid, List<ZoneId> otherZones, @Nullable Party otherParty) {
    return grid == otherGrid && party == otherParty && zones.equals(otherZones);
  }

  private List<LocalCalendar> calendars(Instant to) {
    return zones.stream()
        .map(zone -> new LocalCalendar(zone, holidays, slots.start(), to))
        .toList();
  }

  /** The actions that the rules on the calendar and {@code others} leave open. */
  BitSet permitted(Standing standing, List<ContactRule> others) {
    BitSet permitted = (BitSet) open.clone();
    close(standing, others, permitted);
    return permitted;
  }

  private void close(Standing standing, List<ContactRule> rules, BitSet actions) {
    Closings closings = (channels, from, to) -> clear(actions, channels, from, to);
    for (int c = 0; c < calendars.size(); c++) {
      for (int r = 0; r < rules.size(); r++) {
        rules.get(r).closeInForce(standing, calendars.get(c), closings);
      }
    }
  }

  private void clear(BitSet actions, Set<Channel> channels, Instant from, Instant to) {
    if (!from.isBefore(to)) {
      return;
    }
    int first = slots.firstTouched(from);
    int end = slots.endTouched(to);
    if (first >= end) {
      return;
    }
    for (Channel channel : channels) {
      int position = channelPositions[channel.index()];
      if (position >= 0) {
        actions.clear(grid.actionIndex(position, first), grid.actionIndex(position, end - 1) + 1);
      }
    }
  }

  /** What each group of rules closes by itself; a group that closes nothing is left out. */
  List<RuleClosing> closings(Standing standing, List<List<ContactRule>> groups) {
    List<RuleClosing> closings = new ArrayList<>();
    for (List<ContactRule> group : groups) {
      BitSet actions = new BitSet(grid.size());
      actions.set(0, grid.size());
      close(standing, group, actions);
      actions.flip(0, grid.size());
      if (!actions.isEmpty()) {
        closings.add(new RuleClosing(group.getFirst().header(), actions));
      }
    }
    return List.copyOf(closings);
  }

  /**
   * How many actions each group of rules takes out; a group that takes none is left out. Always
   * called with the same groups: those on the calendar are counted once.
   */
  List<RuleTake> takes(Standing standing, List<List<ContactRule>> groups) {
    int[] onCalendar = takesOnCalendar;
    if (onCalendar == null) {
      onCalendar = takesOnCalendar(standing, groups);
      takesOnCalendar = onCalendar;
    }
    List<RuleTake> takes = new ArrayList<>();
    BitSet left = new BitSet(grid.size());
    left.set(0, grid.size());
    for (int group = 0; group < onCalendar.length; group++) {
      int taken =
          onCalendar[group] == NOT_ON_CALENDAR
              ? take(standing, groups.get(group), left)
              : onCalendar[group];
      if (taken > 0) {
        takes.add(new RuleTake(groups.get(group).getFirst().header().id(), taken));
      }
    }
    return takes;
  }

  private int[] takesOnCalendar(Standing standing, List<List<ContactRule>> groups) {
    BitSet left = new BitSet(grid.size());
    left.set(0, grid.size());
    int[] takes = new int[groups.size()];
    for (int group = 0; group < takes.length; group++) {
      boolean known =
          groups.get(group).stream()
              .allMatch(rule -> rule.concern() == ContactRule.Concern.CALENDAR);
      takes[group] = known ? take(standing, groups.get(group), left) : NOT_ON_CALENDAR;
    }
    return takes;
  }

  /**
   * How many actions a group takes out.
   *
   * @param left all actions, before and afterwards
   */
  private int take(Standing standing, List<ContactRule> group, BitSet left) {
    close(standing, group, left);
    int taken = grid.size() - left.cardinality();
    if (taken > 0) {
      left.set(0, grid.size());
    }
    return taken;
  }

  /** What each group of rules takes out; always called with the same groups. */
  List<Decision.Exclusion> exclusions(Standing standing, List<List<ContactRule>> groups) {
    Exclusions known = exclusions;
    if (known == null) {
      known =
          new Exclusions(
              grid.channels(),
              slots,
              calendars(slots.end().plus(ContactRule.LOOK_AHEAD)),
              standing,
              groups);
      exclusions = known;
    }
    return known.of(standing);
  }
}
