package org.gelegen.app.bench;

import java.time.Duration;
import java.util.List;

/**
 * How fast decisions are made.
 *
 * @param warmUp for how long all cores decided before anything was measured
 * @param load of the machine when measuring began, by its own account over a minute; negative where
 *     it does not say
 * @param actions open to a debtor
 * @param cores how many threads decided at once
 */
public record SpeedReport(
    Duration warmUp,
    double load,
    int actions,
    List<HeadSpeed> heads,
    DecisionCost decision,
    int cores,
    AllCores all,
    Memory memory) {
  public SpeedReport {
    heads = List.copyOf(heads);
  }

  /**
   * What one decision takes of one core, in µs.
   *
   * @param rules finding out which actions are permitted
   * @param features working out what models look at
   * @param scoring all heads, without the features
   * @param ranking and everything else
   * @param explained the same decision with reasons and exclusions, as a whole
   * @param allocatedBytes by one decision without
   */
  public record DecisionCost(
      double total,
      double rules,
      double features,
      double scoring,
      double ranking,
      double explained,
      double allocatedBytes) {}

  /**
   * The heap, in bytes.
   *
   * @param inUse after a collection, with histories and model in memory
   * @param peak the most it held while deciding on all cores, garbage included
   * @param most its limit
   */
  public record Memory(long inUse, long peak, long most) {}
}
