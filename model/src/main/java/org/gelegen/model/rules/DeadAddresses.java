package org.gelegen.model.rules;

import java.util.Set;
import org.gelegen.model.history.AddressFaults;
import org.gelegen.model.portfolio.Channel;

/**
 * No contact over a channel whose address proved wrong, until the debtor's record names another or
 * the debtor is reached over it: what is sent there reaches nobody, or somebody who has no business
 * with the claim. A choice of that channel no longer binds.
 *
 * @param bounces so many messages that came back close the channel; at least 1, as the others
 * @param failures so many failed deliveries in a row do
 * @param wrongParties so many calls in a row that somebody else answered do
 */
public record DeadAddresses(RuleHeader header, int bounces, int failures, int wrongParties)
    implements ContactRule {
  public DeadAddresses {
    require("bounces", bounces);
    require("failures", failures);
    require("wrongParties", wrongParties);
  }

  private static void require(String name, int count) {
    if (count < 1) {
      throw new IllegalArgumentException(name + " must be at least 1 but is " + count);
    }
  }

  @Override
  public Concern concern() {
    return Concern.CHANNEL;
  }

  @Override
  public ContactRule withHeader(RuleHeader header) {
    return new DeadAddresses(header, bounces, failures, wrongParties);
  }

  @Override
  public void close(Standing standing, LocalCalendar calendar, Closings closings) {
    for (Channel channel : Channels.ALL) {
      AddressFaults faults = standing.history().over(channel).faults();
      if (faults.bounces() >= bounces
          || faults.failuresInARow() >= failures
          || faults.wrongPartiesInARow() >= wrongParties) {
        closings.closeForGood(Set.of(channel));
      }
    }
  }
}
