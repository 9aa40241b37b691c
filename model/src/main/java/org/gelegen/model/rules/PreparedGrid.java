package org.gelegen.model.rules;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.Party;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.model.slots.Slot;
import org.jspecify.annotations.Nullable;

/**
 * A grid with everything in it that is the same for all debtors of the same zones and party: its
 * calendars, and what the rules on the calendar leave open.
 */
final class PreparedGrid {
  private final ActionGrid grid;
  private final List<ZoneId> zones;
  private final @Nullable Party party;
  private final HolidayCalendar holidays;
  private final Instant[] starts;
  private final Instant[] ends;
  private final int[] channelPositions = new int[Channel.count()];
  private final List<LocalCalendar> calendars;
  private final BitSet open;

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
    starts = grid.slots().stream().map(Slot::start).toArray(Instant[]::new);
    ends = grid.slots().stream().map(Slot::end).toArray(Instant[]::new);
    Arrays.fill(channelPositions, -1);
    for (int i = 0; i < grid.channels().size(); i++) {
      channelPositions[grid.channels().get(i).index()] = i;
    }
    calendars = calendars(ends[ends.length - 1]);
    open = new BitSet(grid.size());
    open.set(0, grid.size());
    close(standing, onCalendar, open);
  }

  boolean serves(ActionGrid otherGrid, List<ZoneId> otherZones, @Nullable Party otherParty) {
    return grid == otherGrid && party == otherParty && zones.equals(otherZones);
  }

  private List<LocalCalendar> calendars(Instant to) {
    return zones.stream().map(zone -> new LocalCalendar(zone, holidays, starts[0], to)).toList();
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
    int first = firstAfter(ends, from);
    int end = firstAtOrAfter(starts, to);
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

  /** The position of the first moment that is after {@code moment}, or the number of moments. */
  private static int firstAfter(Instant[] moments, Instant moment) {
    int low = 0;
    int high = moments.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (moments[middle].isAfter(moment)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The position of the first moment that is not before {@code moment}, or their number. */
  private static int firstAtOrAfter(Instant[] moments, Instant moment) {
    int low = 0;
    int high = moments.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (moments[middle].isBefore(moment)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** What each group of rules takes out; the rules of a group have one id. */
  List<Decision.Exclusion> exclusions(Standing standing, List<List<ContactRule>> groups) {
    List<LocalCalendar> far = calendars(ends[ends.length - 1].plus(ContactRule.LOOK_AHEAD));
    List<Decision.Exclusion> exclusions = new ArrayList<>();
    for (List<ContactRule> group : groups) {
      List<ClosedSpans> spans = grid.channels().stream().map(ClosedSpans::new).toList();
      Closings closings =
          (channels, from, to) -> spans.forEach(span -> span.close(channels, from, to));
      for (LocalCalendar calendar : far) {
        group.forEach(rule -> rule.closeInForce(standing, calendar, closings));
      }
      exclusions.addAll(exclusions(group.getFirst().header(), spans));
    }
    return List.copyOf(exclusions);
  }

  /** One exclusion a channel, or a single one where all channels fare alike. */
  private List<Decision.Exclusion> exclusions(RuleHeader header, List<ClosedSpans> spans) {
    List<Decision.Exclusion> byChannel = new ArrayList<>();
    for (ClosedSpans channel : spans) {
      if (!channel.isEmpty()) {
        exclusion(header, channel).ifPresent(byChannel::add);
      }
    }
    if (byChannel.size() == spans.size()
        && spans.stream().map(this::excluded).distinct().count() == 1) {
      Decision.Exclusion one = byChannel.getFirst();
      return List.of(
          new Decision.Exclusion(one.rule(), null, one.slots(), one.basis(), one.until()));
    }
    return byChannel;
  }

  private Optional<Decision.Exclusion> exclusion(RuleHeader header, ClosedSpans spans) {
    BitSet excluded = excluded(spans);
    if (excluded.isEmpty()) {
      return Optional.empty();
    }
    Instant start = starts[excluded.nextSetBit(0)];
    Instant end = ends[excluded.nextSetBit(0)];
    Instant until =
        spans.closed().stream()
            .filter(span -> span.from().isBefore(end) && span.to().isAfter(start))
            .findFirst()
            .map(span -> ClosedSpans.inSight(span.to(), start))
            .orElse(null);
    return Optional.of(
        new Decision.Exclusion(
            header.id().value(), spans.channel(), excluded.cardinality(), header.basis(), until));
  }

  /** The positions of the slots that are closed, wholly or in part. */
  private BitSet excluded(ClosedSpans spans) {
    BitSet excluded = new BitSet(starts.length);
    for (ClosedSpans.Span span : spans.closed()) {
      int first = firstAfter(ends, span.from());
      int end = firstAtOrAfter(starts, span.to());
      if (first < end) {
        excluded.set(first, end);
      }
    }
    return excluded;
  }
}
