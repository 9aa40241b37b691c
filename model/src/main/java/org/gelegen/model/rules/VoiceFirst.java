package org.gelegen.model.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.Need;
import org.gelegen.model.records.DebtorRecord;
import org.jspecify.annotations.Nullable;

/**
 * A debtor with some need is written to only after somebody tried to talk to it: over channels that
 * are read, no contact unless a call was made not longer ago than some time. Where calls are closed
 * to the debtor altogether, by a missing number, a refusal or another need, it is written to.
 *
 * @param within longer than nothing
 * @param onChannels the rules that say which channels may be used at all
 */
public record VoiceFirst(
    RuleHeader header, Need need, Duration within, List<ContactRule> onChannels)
    implements ContactRule {
  private static final Set<Channel> READ = Channels.allBut(Channel.PHONE, Channel.IVR);

  public VoiceFirst {
    onChannels = List.copyOf(onChannels);
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
    return new VoiceFirst(header, need, within, onChannels);
  }

  VoiceFirst releasedBy(List<ContactRule> rules) {
    return new VoiceFirst(
        header,
        need,
        within,
        rules.stream()
            .filter(rule -> rule.concern() == Concern.CHANNEL && !(rule instanceof VoiceFirst))
            .toList());
  }

  @Override
  public void close(Standing standing, LocalCalendar calendar, Closings closings) {
    Optional<DebtorRecord> debtor = standing.history().debtor();
    if (debtor.isEmpty() || !debtor.get().needs().contains(need)) {
      return;
    }
    ClosedSpans closed = new ClosedSpans(Channel.PHONE);
    for (ContactRule rule : onChannels) {
      rule.closeInForce(standing, calendar, closed);
    }
    Instant tried = triedAt(standing.history());
    for (ClosedSpans.Span calls : closed.open()) {
      if (tried == null) {
        closings.close(READ, calls.from(), calls.to());
      } else {
        closings.close(READ, calls.from(), earlier(tried, calls.to()));
        closings.close(READ, later(tried.plus(within), calls.from()), calls.to());
      }
    }
  }

  private static @Nullable Instant triedAt(DebtorHistory history) {
    Instant called = history.over(Channel.PHONE).lastAttemptAt();
    Instant rung = history.over(Channel.IVR).lastAttemptAt();
    return called == null || rung == null ? (called == null ? rung : called) : later(called, rung);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
