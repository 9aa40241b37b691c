package org.gelegen.model.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.gelegen.model.history.AddressFaults;
import org.gelegen.model.history.DebtorHistory;
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
    until(standing.history())
        .forEach((channel, until) -> closings.close(Set.of(channel), Instant.MIN, until));
  }

  /** Until when each channel is closed whose address proved wrong; the others are not named. */
  public Map<Channel, Instant> until(DebtorHistory history) {
    Map<Channel, Instant> dead = new EnumMap<>(Channel.class);
    for (Channel channel : Channels.ALL) {
      AddressFaults faults = history.over(channel).faults();
      Instant lastAt = faults.lastAt();
      if (lastAt != null && isDead(faults)) {
        for (Channel sharing : sharingNumber(history, channel)) {
          dead.merge(
              sharing, lastAt.plus(lasting), (one, other) -> one.isAfter(other) ? one : other);
        }
      }
    }
    return dead;
  }

  private boolean isDead(AddressFaults faults) {
    return faults.bounces() >= bounces
        || faults.failuresInARow() >= failures
        || faults.wrongPartiesInARow() >= wrongParties;
  }

  private static Set<Channel> sharingNumber(DebtorHistory history, Channel channel) {
    return history
        .debtor()
        .map(debtor -> debtor.sharingNumber(Set.of(channel)))
        .orElse(Set.of(channel));
  }
}
