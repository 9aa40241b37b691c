package org.gelegen.model.rules;

import java.util.Set;
import org.gelegen.model.portfolio.Channel;

/**
 * Channels that are not to be used at all.
 *
 * @param channels at least one
 */
public record ClosedChannels(RuleHeader header, Set<Channel> channels) implements ContactRule {
  public ClosedChannels {
    if (channels.isEmpty()) {
      throw new IllegalArgumentException("channels must name at least one channel");
    }
    channels = Channels.named(channels);
  }

  @Override
  public Concern concern() {
    return Concern.CHANNEL;
  }

  @Override
  public ContactRule withHeader(RuleHeader header) {
    return new ClosedChannels(header, channels);
  }

  @Override
  public void close(Standing standing, LocalCalendar calendar, Closings closings) {
    closings.closeForGood(channels);
  }
}
