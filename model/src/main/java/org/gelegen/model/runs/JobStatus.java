package org.gelegen.model.runs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gelegen.model.portfolio.ClientId;

/**
 * How a client's job stands.
 *
 * @param due a business date whose hour has come and which is not done
 * @param ordered the current business date, when somebody asked for it and it is not done
 * @param begins after which moment that is begun, within the minute; empty when nothing was asked
 *     for, while the job is paused, and when it is too late for the date
 * @param nextDue when the hour of the next business date comes
 * @param runs the newest, newest business date first
 */
public record JobStatus(
    Job job,
    Optional<JobDesk.Pause> pause,
    Optional<LocalDate> due,
    Optional<LocalDate> ordered,
    Optional<Instant> begins,
    Instant nextDue,
    List<RunLedger.Entry> runs) {
  private static final int RUNS = 14;

  public JobStatus {
    runs = List.copyOf(runs);
  }

  /**
   * How every job of a client stands.
   *
   * @param zone the client's
   */
  public static List<JobStatus> of(ClientId client, JobDesk desk, Instant now, ZoneId zone) {
    Map<Job, JobDesk.Pause> pauses = desk.pauses(client);
    return Stream.of(Job.values())
        .map(job -> of(client, job, Optional.ofNullable(pauses.get(job)), desk, now, zone))
        .toList();
  }

  private static JobStatus of(
      ClientId client,
      Job job,
      Optional<JobDesk.Pause> pause,
      JobDesk desk,
      Instant now,
      ZoneId zone) {
    List<RunLedger.Entry> runs = desk.runs(client, job, RUNS);
    LocalDate current = job.current(now, zone);
    Optional<LocalDate> ordered =
        Optional.of(current)
            .filter(date -> !isDone(runs, date))
            .filter(date -> desk.isOrdered(client, job, date));
    return new JobStatus(
        job,
        pause,
        // A day gone by is not planned any more; a week gone by is still trained for.
        Optional.of(job.due(now, zone))
            .filter(date -> date.equals(current) || job.weekly())
            .filter(date -> !isDone(runs, date)),
        ordered,
        ordered.filter(_ -> pause.isEmpty()).flatMap(_ -> job.begins(now, zone)),
        job.nextDue(now, zone),
        runs);
  }

  private static boolean isDone(List<RunLedger.Entry> runs, LocalDate date) {
    return runs.stream()
        .anyMatch(run -> run.businessDate().equals(date) && run.completedAt().isPresent());
  }
}
