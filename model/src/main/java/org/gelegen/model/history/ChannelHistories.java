package org.gelegen.model.history;

import java.time.Instant;
import java.util.Arrays;
import org.gelegen.model.portfolio.Channel;
import org.jspecify.annotations.Nullable;

/** What is known of a debtor over every channel: a value. Channels never used share one object. */
final class ChannelHistories {
  static final ChannelHistories NONE = none();

  private final ChannelHistory[] byIndex;

  private ChannelHistories(ChannelHistory[] byIndex) {
    this.byIndex = byIndex;
  }

  private static ChannelHistories none() {
    ChannelHistory[] byIndex = new ChannelHistory[Channel.count()];
    Arrays.fill(byIndex, ChannelHistory.NONE);
    return new ChannelHistories(byIndex);
  }

  ChannelHistory over(Channel channel) {
    return byIndex[channel.index()];
  }

  ChannelHistories with(Channel channel, ChannelHistory history) {
    ChannelHistory[] next = byIndex.clone();
    next[channel.index()] = history;
    return new ChannelHistories(next);
  }

  ChannelHistories faded(float factor) {
    ChannelHistory[] next = new ChannelHistory[byIndex.length];
    for (int i = 0; i < next.length; i++) {
      next[i] = byIndex[i].faded(factor);
    }
    return new ChannelHistories(next);
  }

  ChannelHistories withOptOutOfAll(Instant at) {
    ChannelHistory[] next = new ChannelHistory[byIndex.length];
    for (int i = 0; i < next.length; i++) {
      next[i] = byIndex[i].withOptOut(at);
    }
    return new ChannelHistories(next);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof ChannelHistories other && Arrays.equals(byIndex, other.byIndex);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(byIndex);
  }

  @Override
  public String toString() {
    return Arrays.toString(byIndex);
  }
}
