package org.gelegen.model.history;

import java.time.Instant;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * When the debtor showed itself; decayed, as of the history's last record.
 *
 * @param voice its hours of answering and making calls
 * @param other its hours of reading, paying and helping itself
 */
public record SignsOfLife(HoursOfWeek voice, HoursOfWeek other, @Nullable Instant lastAt) {
  static final SignsOfLife NONE = new SignsOfLife(HoursOfWeek.NONE, HoursOfWeek.NONE, null);

  SignsOfLife withVoice(Instant at, ZonedDateTime local) {
    return new SignsOfLife(voice.with(local), other, at);
  }

  SignsOfLife withOther(Instant at, ZonedDateTime local) {
    return new SignsOfLife(voice, other.with(local), at);
  }

  SignsOfLife faded(float factor) {
    return lastAt == null
        ? this
        : new SignsOfLife(voice.faded(factor), other.faded(factor), lastAt);
  }

  /**
   * How much likelier than on average the debtor is to answer a call around this time of day; 1
   * where nothing is known.
   *
   * @param hour of the local day, 0 to 23
   */
  public double liveness(int hour, boolean weekend) {
    return voice.relativeDensity(hour, weekend);
  }

  /** The same for reading, paying and helping itself. */
  public double attention(int hour, boolean weekend) {
    return other.relativeDensity(hour, weekend);
  }
}
