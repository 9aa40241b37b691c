package org.gelegen.model.rules;

import java.util.Map;
import java.util.Set;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.records.DebtorRecord;

/**
 * No contact over some channels unless the debtor opted in: WhatsApp Business asks for it before
 * messages that a business starts.
 *
 * @param channels at least one
 */
public record OptInChannels(RuleHeader header, Set<Channel> channels) implements ContactRule {
  public OptInChannels {
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
    return new OptInChannels(header, channels);
  }

  @Override
  public void close(Standing standing, LocalCalendar calendar, Closings closings) {
    Map<Channel, Address> addresses =
        standing.history().debtor().map(DebtorRecord::channels).orElse(Map.of());
    for (Channel channel : channels) {
      Address address = addresses.get(channel);
      if (address == null || !Boolean.TRUE.equals(address.consent())) {
        closings.closeForGood(Set.of(channel));
      }
    }
  }
}
