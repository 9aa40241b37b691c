package org.gelegen.model.history;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How many outbound attempts over one channel there were, and how many reached the debtor or were
 * answered for; attempts and reaches by part of the week and by band of hours too. Decayed, as of
 * the history's last record. A value.
 */
public final class ChannelCounts {
  private static final int ATTEMPTS = 0;
  private static final int REACHES = 1;
  private static final int ANSWERS = 2;
  private static final int ATTEMPTS_BY_PART = 3;
  private static final int REACHES_BY_PART = ATTEMPTS_BY_PART + PartOfWeek.count();
  private static final int ATTEMPTS_BY_BAND = REACHES_BY_PART + PartOfWeek.count();
  private static final int REACHES_BY_BAND = ATTEMPTS_BY_BAND + HourOfWeek.bandCount();
  private static final int SIZE = REACHES_BY_BAND + HourOfWeek.bandCount();

  static final ChannelCounts NONE = new ChannelCounts(new float[SIZE]);

  /** One array, so that a channel is few objects and fades in one loop. */
  private final float[] counts;

  private ChannelCounts(float[] counts) {
    this.counts = counts;
  }

  public double attempts() {
    return counts[ATTEMPTS];
  }

  public double reaches() {
    return counts[REACHES];
  }

  public double answers() {
    return counts[ANSWERS];
  }

  public double attempts(PartOfWeek part) {
    return counts[ATTEMPTS_BY_PART + part.index()];
  }

  public double reaches(PartOfWeek part) {
    return counts[REACHES_BY_PART + part.index()];
  }

  /** Attempts in a {@linkplain HourOfWeek#bandOf band} of hours, on any day. */
  public double attemptsInBand(int band) {
    return counts[ATTEMPTS_BY_BAND + band];
  }

  public double reachesInBand(int band) {
    return counts[REACHES_BY_BAND + band];
  }

  ChannelCounts faded(float factor) {
    float[] next = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      next[i] = counts[i] * factor;
    }
    return new ChannelCounts(next);
  }

  ChannelCounts withAttempt(HourOfWeek hour) {
    return plus(
        1, ATTEMPTS, ATTEMPTS_BY_PART + hour.part().index(), ATTEMPTS_BY_BAND + hour.band());
  }

  ChannelCounts withReach(HourOfWeek hour) {
    return plus(1, REACHES, REACHES_BY_PART + hour.part().index(), REACHES_BY_BAND + hour.band());
  }

  ChannelCounts withAnswer() {
    return plus(1, ANSWERS);
  }

  /** Takes back a reach; what has faded since it was counted cannot be taken below 0. */
  ChannelCounts withoutReach(HourOfWeek hour) {
    return plus(-1, REACHES, REACHES_BY_PART + hour.part().index(), REACHES_BY_BAND + hour.band());
  }

  private ChannelCounts plus(float amount, int... places) {
    float[] next = counts.clone();
    for (int place : places) {
      next[place] = Math.max(0, next[place] + amount);
    }
    return new ChannelCounts(next);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof ChannelCounts other && Arrays.equals(counts, other.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return Arrays.toString(counts);
  }
}
