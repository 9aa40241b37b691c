package org.gelegen.model.rules;

import java.util.Set;
import org.gelegen.model.portfolio.Channel;

/**
 * No contact over a channel that the debtor refused, by an opt-out or in its own record, until a
 * newer record consents. Who refuses calls refuses recorded calls too.
 */
public record RefusedChannels(RuleHeader header) implements ContactRule {
  @Override
  public Concern concern() {
    return Concern.CHANNEL;
  }

  @Override
  public ContactRule withHeader(RuleHeader header) {
    return new RefusedChannels(header);
  }

  @Override
  public void close(Standing standing, LocalCalendar calendar, Closings closings) {
    for (Channel channel : Channels.ALL) {
      if (standing.history().refuses(channel)
          || (channel == Channel.IVR && standing.history().refuses(Channel.PHONE))) {
        closings.closeForGood(Set.of(channel));
      }
    }
  }
}
