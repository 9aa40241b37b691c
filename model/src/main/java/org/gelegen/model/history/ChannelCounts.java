package org.gelegen.model.history;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How many outbound attempts over one channel there were, and how many reached the debtor or were
 * answered for; attempts and reaches by part of the week too. Decayed, as of the history's last
 * record. A value.
 */
public final class ChannelCounts {
  private static final int ATTEMPTS = 0;
  private static final int REACHES = 1;
  private static final int ANSWERS = 2;
  private static final int ATTEMPTS_BY_PART = 3;
  private static final int REACHES_BY_PART = ATTEMPTS_BY_PART + PartOfWeek.count();
  private static final int SIZE = REACHES_BY_PART + PartOfWeek.count();

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

  ChannelCounts faded(float factor) {
    float[] next = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      next[i] = counts[i] * factor;
    }
    return new ChannelCounts(next);
  }

  ChannelCounts withAttempt(PartOfWeek part) {
    return plusOne(ATTEMPTS, ATTEMPTS_BY_PART + part.index());
  }

  ChannelCounts withReach(PartOfWeek part) {
    return plusOne(REACHES, REACHES_BY_PART + part.index());
  }

  ChannelCounts withAnswer() {
    float[] next = counts.clone();
    next[ANSWERS] += 1;
    return new ChannelCounts(next);
  }

  /** Takes back a reach; what has faded since it was counted cannot be taken below 0. */
  ChannelCounts withoutReach(PartOfWeek part) {
    float[] next = counts.clone();
    next[REACHES] = Math.max(0, next[REACHES] - 1);
    int ofPart = REACHES_BY_PART + part.index();
    next[ofPart] = Math.max(0, next[ofPart] - 1);
    return new ChannelCounts(next);
  }

  private ChannelCounts plusOne(int total, int ofPart) {
    float[] next = counts.clone();
    next[total] += 1;
    next[ofPart] += 1;
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
