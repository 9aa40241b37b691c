package org.gelegen.model.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.gelegen.model.portfolio.Channel;
import org.jspecify.annotations.Nullable;

/** Collects when one channel is closed. */
final class ClosedSpans implements Closings {
  /** From inclusive to exclusive. */
  record Span(Instant from, Instant to) {}

  private final Channel channel;
  private final List<Span> spans = new ArrayList<>();

  ClosedSpans(Channel channel) {
    this.channel = channel;
  }

  @Override
  public void close(Set<Channel> channels, Instant from, Instant to) {
    if (from.isBefore(to) && channels.contains(channel)) {
      spans.add(new Span(from, to));
    }
  }

  Channel channel() {
    return channel;
  }

  boolean isEmpty() {
    return spans.isEmpty();
  }

  /** When it is closed: in order, apart from each other. */
  List<Span> closed() {
    spans.sort(Comparator.comparing(Span::from));
    List<Span> merged = new ArrayList<>();
    for (Span span : spans) {
      if (merged.isEmpty() || merged.getLast().to().isBefore(span.from())) {
        merged.add(span);
      } else if (merged.getLast().to().isBefore(span.to())) {
        merged.set(merged.size() - 1, new Span(merged.getLast().from(), span.to()));
      }
    }
    return merged;
  }

  /** When it is open: in order, between the closed spans and around them. */
  List<Span> open() {
    List<Span> gaps = new ArrayList<>();
    Instant from = Instant.MIN;
    for (Span span : closed()) {
      if (from.isBefore(span.from())) {
        gaps.add(new Span(from, span.from()));
      }
      from = span.to();
    }
    if (from.isBefore(Instant.MAX)) {
      gaps.add(new Span(from, Instant.MAX));
    }
    return gaps;
  }

  /** The moment where it is near enough to {@code from} to be told, else null. */
  static @Nullable Instant inSight(Instant moment, Instant from) {
    return moment.isAfter(from.plus(ContactRule.LOOK_AHEAD)) ? null : moment;
  }
}
