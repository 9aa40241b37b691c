package org.gelegen.model.rules;

import java.util.Map;
import java.util.Set;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.records.DebtorRecord;

/** No contact over a channel for which no address is known. */
public record MissingAddresses(RuleHeader header) implements ContactRule {
  @Override
  public Concern concern() {
    return Concern.CHANNEL;
  }

  @Override
  public ContactRule withHeader(RuleHeader header) {
    return new MissingAddresses(header);
  }

  @Override
  public void close(Standing standing, LocalCalendar calendar, Closings closings) {
    Map<Channel, Address> addresses =
        standing.history().debtor().map(DebtorRecord::channels).orElse(Map.of());
    for (Channel channel : Channels.ALL) {
      Address address = addresses.get(channel);
      if (address == null || address.address() == null) {
        closings.closeForGood(Set.of(channel));
      }
    }
  }
}
