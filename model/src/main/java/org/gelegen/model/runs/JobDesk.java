package org.gelegen.model.runs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gelegen.model.portfolio.ClientId;

/**
 * Where operators pause a client's jobs, and ask for one before its hour. The {@link RunLedger} of
 * the same database starts no run of a paused job, on any node; one that has begun goes on.
 */
public interface JobDesk {
  /** The jobs that are paused. */
  Map<Job, Pause> pauses(ClientId client);

  /**
   * Pauses a job, with an entry in the audit log that says why; one that is paused stays as it is.
   *
   * @param why without personal data: the entry stays for good
   * @return the pause in force
   */
  Pause pause(ClientId client, Job job, Instant at, String by, String why);

  /**
   * Lets a job run again, with an entry in the audit log that tells of the pause: what is due of
   * the current business date is made up for, dates gone by are not.
   *
   * @return whether it was paused
   */
  boolean resume(ClientId client, Job job, Instant at, String by);

  /**
   * Asks for a business date before its hour, with an entry in the audit log; asking twice is
   * asking once. The next round does it.
   *
   * @return false when the date was run to completion already: nothing is asked for
   */
  boolean order(ClientId client, Job job, LocalDate date, Instant at, String by);

  /** Whether a business date was asked for. */
  boolean isOrdered(ClientId client, Job job, LocalDate date);

  /** The newest runs of a job, newest business date first. */
  List<RunLedger.Entry> runs(ClientId client, Job job, int limit);

  /** That a job is not to be started. */
  record Pause(Instant at, String by, String why) {}
}
