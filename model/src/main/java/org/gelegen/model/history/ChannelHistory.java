package org.gelegen.model.history;

import java.time.Instant;
import org.gelegen.model.portfolio.OutcomeResult;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a debtor over one channel.
 *
 * @param missesInARow outbound attempts since the channel last reached the debtor
 * @param lastAttemptAt the moment of the last outbound attempt
 * @param optedOutAt since when an opt-out closes the channel
 * @param faults what speaks against the address
 */
public record ChannelHistory(
    ChannelCounts counts,
    int missesInARow,
    @Nullable Instant lastAttemptAt,
    @Nullable Instant optedOutAt,
    AddressFaults faults) {
  static final ChannelHistory NONE =
      new ChannelHistory(ChannelCounts.NONE, 0, null, null, AddressFaults.NONE);

  ChannelHistory faded(float factor) {
    return lastAttemptAt == null ? this : with(counts.faded(factor), missesInARow);
  }

  /** A miss until an outcome says otherwise. */
  ChannelHistory withAttempt(Instant at, HourOfWeek hour) {
    return new ChannelHistory(counts.withAttempt(hour), missesInARow + 1, at, optedOutAt, faults);
  }

  /** A letter reaches the debtor until it is returned. */
  ChannelHistory withLetter(Instant at, HourOfWeek hour) {
    return new ChannelHistory(
        counts.withAttempt(hour).withReach(hour), missesInARow, at, optedOutAt, faults);
  }

  /**
   * @param hour when the attempt was made that reached the debtor
   */
  ChannelHistory withReach(HourOfWeek hour) {
    return with(counts.withReach(hour), 0);
  }

  /** A further sign over a channel whose reach is counted, or was no attempt of ours. */
  ChannelHistory withSign() {
    return missesInARow == 0 ? this : with(counts, 0);
  }

  /**
   * @param hour when the letter was sent that came back
   */
  ChannelHistory withReturn(HourOfWeek hour) {
    return with(counts.withoutReach(hour), missesInARow + 1);
  }

  ChannelHistory withAnswer() {
    return with(counts.withAnswer(), missesInARow);
  }

  ChannelHistory withOptOut(Instant at) {
    return new ChannelHistory(counts, missesInARow, lastAttemptAt, at, faults);
  }

  ChannelHistory withConsent() {
    return optedOutAt == null
        ? this
        : new ChannelHistory(counts, missesInARow, lastAttemptAt, null, faults);
  }

  /** After an outcome of an attempt of ours. */
  ChannelHistory withResult(OutcomeResult result, Instant contactedAt, Instant at) {
    return with(faults.with(result, contactedAt, at));
  }

  /** With an address that takes the place of another. */
  ChannelHistory withAddressSince(Instant since) {
    return with(AddressFaults.ofAddressSince(since));
  }

  /** With an address that the debtor just used. */
  ChannelHistory withUsedAddress() {
    return with(faults.cleared());
  }

  private ChannelHistory with(AddressFaults newFaults) {
    return newFaults.equals(faults)
        ? this
        : new ChannelHistory(counts, missesInARow, lastAttemptAt, optedOutAt, newFaults);
  }

  private ChannelHistory with(ChannelCounts newCounts, int newMissesInARow) {
    return new ChannelHistory(newCounts, newMissesInARow, lastAttemptAt, optedOutAt, faults);
  }
}
