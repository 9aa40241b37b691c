package org.gelegen.datasets.simulator;

import org.gelegen.model.portfolio.Channel;

/**
 * How much recent contacts weigh on a debtor, waning with time.
 *
 * @param weight as of {@code second}, from 0
 */
record Pressure(double weight, long second) {
  static final Pressure NONE = new Pressure(0, 0);

  private static final int DAY = 86_400;

  double at(long later) {
    return weight * Math.exp(-(later - second) / (Behaviour.PRESSURE_DAYS * DAY));
  }

  Pressure with(Channel channel, long now) {
    return new Pressure(at(now) + Effects.pressure(channel), now);
  }
}
