package org.gelegen.model.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.history.Attempt;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.records.DebtorRecord;
import org.jspecify.annotations.Nullable;

/**
 * No contact over some channels unless the debtor confirmed the address not longer ago than some
 * time: by the newest version of its record, when that states the consent, or by a message of its
 * own over the channel.
 *
 * <p>In the United States Regulation F, 12 CFR 1006.6(d)(5), in force since 2021-11-30: a number is
 * texted when the debtor used or confirmed it within the last 60 days.
 *
 * @param channels at least one
 * @param within longer than nothing; own messages are remembered for 31 days
 */
public record ConfirmedAddresses(RuleHeader header, Set<Channel> channels, Duration within)
    implements ContactRule {
  public ConfirmedAddresses {
    if (channels.isEmpty()) {
      throw new IllegalArgumentException("channels must name at least one channel");
    }
    channels = Channels.named(channels);
    if (!within.isPositive()) {
      throw new IllegalArgumentException("within must be longer than nothing but is " + within);
    }
  }

  @Override
  public Concern concern() {
    return Concern.CHANNEL;
  }

  @Override
  public ContactRule withHeader(RuleHeader header) {
    return new ConfirmedAddresses(header, channels, within);
  }

  @Override
  public void close(Standing standing, LocalCalendar calendar, Closings closings) {
    for (Channel channel : channels) {
      Instant confirmed = confirmedAt(standing, channel);
      if (confirmed == null) {
        closings.closeForGood(Set.of(channel));
      } else {
        closings.close(Set.of(channel), confirmed.plus(within), Instant.MAX);
      }
    }
  }

  private static @Nullable Instant confirmedAt(Standing standing, Channel channel) {
    Instant confirmed = null;
    Optional<DebtorRecord> debtor = standing.history().debtor();
    if (debtor.isPresent()) {
      Address address = debtor.get().channels().get(channel);
      if (address != null && Boolean.TRUE.equals(address.consent())) {
        confirmed = debtor.get().at();
      }
    }
    List<Attempt> attempts = standing.history().attempts();
    for (int i = 0; i < attempts.size(); i++) {
      Attempt attempt = attempts.get(i);
      if (!attempt.isOutbound()
          && attempt.channel() == channel
          && (confirmed == null || attempt.at().isAfter(confirmed))) {
        confirmed = attempt.at();
      }
    }
    return confirmed;
  }
}
