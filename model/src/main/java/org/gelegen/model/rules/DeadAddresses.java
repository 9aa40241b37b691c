package org.gelegen.model.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.gelegen.model.history.AddressFaults;
import org.gelegen.model.portfolio.Channel;

/**
 * No contact with an address that proved wrong, over whatever channel a number is used: what is
 * sent there reaches nobody, or somebody who has no business with the claim. A choice of its
 * channel no longer binds. It lasts until the debtor's record names another address or the debtor
 * is reached over it, and some time at most, since a mailbox may have been full and a mail server
 * shut us out; after that one more fault closes it again.
 *
 * @param bounces so many messages that came back; at least 1, as the others
 * @param failures so many failed deliveries in a row
 * @param wrongParties so many calls in a row that somebody else answered
 * @param lasting since the last of them; longer than nothing
 */
public record DeadAddresses(
    RuleHeader header, int bounces, int failures, int wrongParties, Duration lasting)
    implements ContactRule {
  public DeadAddresses {
    require("bounces", bounces);
    require("failures", failures);
    require("wrongParties", wrongParties);
    if (!lasting.isPositive()) {
      throw new IllegalArgumentException("lasting must be longer than nothing but is " + lasting);
    }
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
    return new DeadAddresses(header, bounces, failures, wrongParties, lasting);
  }

  @Override
  public void close(Standing standing, LocalCalendar calendar, Closings closings) {
    Map<Channel, Instant> dead = new HashMap<>();
    for (Channel channel : Channels.ALL) {
      AddressFaults faults = standing.history().over(channel).faults();
      Instant lastAt = faults.lastAt();
      if (lastAt != null && isDead(faults)) {
        dead.put(channel, lastAt.plus(lasting));
      }
    }
    dead.forEach(
        (channel, until) -> closings.close(sharingNumber(standing, channel), Instant.MIN, until));
  }

  private boolean isDead(AddressFaults faults) {
    return faults.bounces() >= bounces
        || faults.failuresInARow() >= failures
        || faults.wrongPartiesInARow() >= wrongParties;
  }

  private static Set<Channel> sharingNumber(Standing standing, Channel channel) {
    return standing
        .history()
        .debtor()
        .map(debtor -> debtor.sharingNumber(Set.of(channel)))
        .orElse(Set.of(channel));
  }
}
