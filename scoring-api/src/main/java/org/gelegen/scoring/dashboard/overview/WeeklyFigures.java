package org.gelegen.scoring.dashboard.overview;

import java.time.Instant;
import java.util.List;
import org.gelegen.model.portfolio.ClientId;

/** Counts what happened week by week. It reads all of a client's records, which takes seconds. */
@FunctionalInterface
public interface WeeklyFigures {
  /**
   * The weeks until a moment, oldest first, each of them, whether anything happened or not.
   *
   * @param weeks how many, the last of which may not be over
   * @param until nothing later is looked at
   */
  List<Week> weeks(ClientId client, int weeks, Instant until);
}
