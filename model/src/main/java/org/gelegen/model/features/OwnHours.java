package org.gelegen.model.features;

import java.util.Arrays;
import org.gelegen.model.history.ChannelCounts;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.history.HourOfWeek;
import org.gelegen.model.portfolio.Channel;

/**
 * How much oftener than over the whole day a debtor was reached around an hour, in calls on the one
 * hand and in messages on the other: attempts over all channels of the kind count, each against
 * what its channel reaches on average, and neighbouring bands of hours count less.
 *
 * <p>Reaches over those expected, as if {@value #PRIOR} reaches had been expected and had come: 1
 * where nothing is known, in [0, ∞). Letters have no hour and count for nothing.
 */
final class OwnHours {
  private static final double PRIOR = 1;

  /**
   * A channel's rate is taken as if so many attempts had gone as on average: who was reached by
   * every attempt, all of them in one hour, shows that the channel is good or that the hour is.
   */
  private static final double RATE_ATTEMPTS = 2;

  private static final double RATE = 0.3;

  /** What attempts so many bands away count. */
  private static final double[] KERNEL = {1, 0.5, 0.1};

  private static final int KINDS = 2;

  private final double[] lifts = new double[KINDS * HourOfWeek.bandCount()];

  OwnHours(DebtorHistory history, double decay) {
    int bands = HourOfWeek.bandCount();
    double[] reaches = new double[lifts.length];
    double[] expected = new double[lifts.length];
    for (Channel channel : Channel.values()) {
      ChannelCounts counts = history.over(channel).counts();
      if (channel == Channel.LETTER || counts.attempts() <= 0) {
        continue;
      }
      double rate =
          (counts.reaches() * decay + RATE_ATTEMPTS * RATE)
              / (counts.attempts() * decay + RATE_ATTEMPTS);
      int kind = kind(channel) * bands;
      for (int band = 0; band < bands; band++) {
        reaches[kind + band] += counts.reachesInBand(band) * decay;
        expected[kind + band] += counts.attemptsInBand(band) * rate * decay;
      }
    }
    Arrays.setAll(lifts, place -> lift(place, reaches, expected));
  }

  private static double lift(int place, double[] reaches, double[] expected) {
    int bands = HourOfWeek.bandCount();
    int band = place % bands;
    int kind = place - band;
    double came = PRIOR;
    double awaited = PRIOR;
    for (int other = 0; other < bands; other++) {
      int distance = Math.abs(other - band);
      if (distance < KERNEL.length) {
        came += KERNEL[distance] * reaches[kind + other];
        awaited += KERNEL[distance] * expected[kind + other];
      }
    }
    return came / awaited;
  }

  double lift(Channel channel, int hour) {
    return channel == Channel.LETTER
        ? 1
        : lifts[kind(channel) * HourOfWeek.bandCount() + HourOfWeek.bandOf(hour)];
  }

  private static int kind(Channel channel) {
    return channel.isVoice() ? 0 : 1;
  }
}
