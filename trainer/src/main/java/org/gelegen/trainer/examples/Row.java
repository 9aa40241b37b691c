package org.gelegen.trainer.examples;

import java.time.DayOfWeek;
import java.time.Instant;
import org.gelegen.model.portfolio.Channel;

/**
 * When and how a row's contact was made, and what became of it.
 *
 * @param priority the rows of the highest priority are kept when there are too many
 * @param hour local, 0 to 23
 * @param labels two bits a target: 0 unknown, 2 no, 3 yes
 */
record Row(Instant at, long priority, Channel channel, int hour, DayOfWeek dayOfWeek, int labels) {

  static int label(Target target, boolean yes) {
    return (yes ? 3 : 2) << (2 * target.code());
  }
}
