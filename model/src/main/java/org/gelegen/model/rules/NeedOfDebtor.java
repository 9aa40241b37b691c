package org.gelegen.model.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.Need;
import org.gelegen.model.records.DebtorRecord;
import org.jspecify.annotations.Nullable;

/**
 * Channels that do not suit a debtor with some need.
 *
 * @param channels at least one
 * @param unless what opens the channels after all, for a while; absent: nothing
 */
public record NeedOfDebtor(
    RuleHeader header, Need need, Set<Channel> channels, @Nullable Tried unless)
    implements ContactRule {

  /**
   * A contact over {@code channel} that was made not longer ago than {@code within}.
   *
   * @param within longer than nothing
   */
  public record Tried(Channel channel, Duration within) {
    public Tried {
      if (!within.isPositive()) {
        throw new IllegalArgumentException("within must be longer than nothing but is " + within);
      }
    }
  }

  public NeedOfDebtor {
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
    return new NeedOfDebtor(header, need, channels, unless);
  }

  @Override
  public void close(Standing standing, LocalCalendar calendar, Closings closings) {
    Optional<DebtorRecord> debtor = standing.history().debtor();
    if (debtor.isEmpty() || !debtor.get().needs().contains(need)) {
      return;
    }
    Instant tried =
        unless == null ? null : standing.history().over(unless.channel()).lastAttemptAt();
    if (unless == null || tried == null) {
      closings.closeForGood(channels);
    } else {
      closings.close(channels, Instant.MIN, tried);
      closings.close(channels, tried.plus(unless.within()), Instant.MAX);
    }
  }
}
