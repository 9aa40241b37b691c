package org.gelegen.trainer.examples;

import java.time.Duration;
import java.util.Arrays;
import org.gelegen.model.portfolio.Channel;

/**
 * How long contacts could be answered for, by channel: a call that is tried again tomorrow has a
 * day, a letter that nothing follows has the whole window.
 */
final class AnswerDays {
  /** A channel's mean is taken as if so many contacts more had been as all are on average. */
  private static final double PRIOR_CONTACTS = 20;

  private static final double DAY_MILLIS = 86_400_000;

  private final double[] days = new double[Channel.count()];
  private final long[] contacts = new long[Channel.count()];

  void add(Channel channel, Duration span) {
    days[channel.index()] += span.toMillis() / DAY_MILLIS;
    contacts[channel.index()]++;
  }

  void addAll(AnswerDays other) {
    for (int i = 0; i < days.length; i++) {
      days[i] += other.days[i];
      contacts[i] += other.contacts[i];
    }
  }

  /** The mean by channel in days; the window where there are no contacts at all. */
  double[] means(Duration window) {
    long all = Arrays.stream(contacts).sum();
    double overall = all == 0 ? window.toMillis() / DAY_MILLIS : Arrays.stream(days).sum() / all;
    double[] means = new double[days.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = (days[i] + PRIOR_CONTACTS * overall) / (contacts[i] + PRIOR_CONTACTS);
    }
    return means;
  }
}
