package org.gelegen.model.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.portfolio.Channel;
import org.jspecify.annotations.Nullable;

/**
 * What each rule takes out of a grid, on calendars that reach {@link ContactRule#LOOK_AHEAD} beyond
 * it. What rules on the calendar take out is worked out once.
 */
final class Exclusions {
  /** Rules of one id. What they take out is known when they look at the calendar only. */
  private record Group(
      RuleHeader header, List<ContactRule> rules, @Nullable List<Decision.Exclusion> known) {}

  /** The slots that are closed, wholly or in part, and when the first of them opens again. */
  private record Taken(BitSet slots, @Nullable Instant until) {}

  private record Closing(Set<Channel> channels, Instant from, Instant to) {}

  private final List<Channel> channels;
  private final SlotLine slots;
  private final List<LocalCalendar> calendars;
  private final List<Group> groups = new ArrayList<>();

  Exclusions(
      List<Channel> channels,
      SlotLine slots,
      List<LocalCalendar> calendars,
      Standing standing,
      List<List<ContactRule>> rulesById) {
    this.channels = channels;
    this.slots = slots;
    this.calendars = calendars;
    for (List<ContactRule> rules : rulesById) {
      RuleHeader header = rules.getFirst().header();
      boolean onCalendar =
          rules.stream().allMatch(rule -> rule.concern() == ContactRule.Concern.CALENDAR);
      groups.add(new Group(header, rules, onCalendar ? takenOut(header, rules, standing) : null));
    }
  }

  /** In the order of the rules. */
  List<Decision.Exclusion> of(Standing standing) {
    List<Decision.Exclusion> exclusions = new ArrayList<>();
    for (Group group : groups) {
      exclusions.addAll(
          group.known() == null
              ? takenOut(group.header(), group.rules(), standing)
              : group.known());
    }
    return List.copyOf(exclusions);
  }

  /** One exclusion a channel, or a single one where all channels fare alike. */
  private List<Decision.Exclusion> takenOut(
      RuleHeader header, List<ContactRule> rules, Standing standing) {
    List<Closing> closings = new ArrayList<>();
    Closings taking =
        (closed, from, to) -> {
          if (from.isBefore(to) && to.isAfter(slots.start())) {
            closings.add(new Closing(closed, from, to));
          }
        };
    for (LocalCalendar calendar : calendars) {
      for (ContactRule rule : rules) {
        rule.closeInForce(standing, calendar, taking);
      }
    }
    if (closings.isEmpty()) {
      return List.of();
    }
    if (closings.stream().allMatch(closing -> closing.channels().containsAll(channels))) {
      return exclusion(header, null, taken(closings, channels.getFirst()));
    }
    List<Taken> taken = channels.stream().map(channel -> taken(closings, channel)).toList();
    if (taken.stream().allMatch(taken.getFirst()::equals)) {
      return exclusion(header, null, taken.getFirst());
    }
    List<Decision.Exclusion> exclusions = new ArrayList<>();
    for (int i = 0; i < taken.size(); i++) {
      exclusions.addAll(exclusion(header, channels.get(i), taken.get(i)));
    }
    return exclusions;
  }

  private static List<Decision.Exclusion> exclusion(
      RuleHeader header, @Nullable Channel channel, Taken taken) {
    int count = taken.slots().cardinality();
    return count == 0
        ? List.of()
        : List.of(
            new Decision.Exclusion(
                header.id().value(), channel, count, header.basis(), taken.until()));
  }

  private Taken taken(List<Closing> closings, Channel channel) {
    ClosedSpans spans = new ClosedSpans(channel);
    closings.forEach(closing -> spans.close(closing.channels(), closing.from(), closing.to()));
    BitSet taken = new BitSet(slots.size());
    Instant until = null;
    for (ClosedSpans.Span span : spans.closed()) {
      int first = slots.firstTouched(span.from());
      int end = slots.endTouched(span.to());
      if (first < end) {
        if (taken.isEmpty()) {
          until = ClosedSpans.inSight(span.to(), slots.startOf(first));
        }
        taken.set(first, end);
      }
    }
    return new Taken(taken, until);
  }
}
