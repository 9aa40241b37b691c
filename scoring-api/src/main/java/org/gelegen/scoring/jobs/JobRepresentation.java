package org.gelegen.scoring.jobs;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.gelegen.model.runs.Job;
import org.gelegen.model.runs.JobDesk;
import org.gelegen.model.runs.JobStatus;
import org.gelegen.model.runs.RunLedger;
import org.gelegen.scoring.http.Doc;
import org.jspecify.annotations.Nullable;

/** A job of a client and how it stands. */
record JobRepresentation(
    Job job,
    @Doc("what it does") String what,
    @Doc("the hour from which on a business date is run, by the client's clock") String from,
    @Doc("whether only Sundays are business dates") boolean weekly,
    @Doc("who keeps it from being started; absent: nobody") @Nullable PauseRepresentation paused,
    @Doc("a business date whose hour has come and which is not done; absent: none")
        @Nullable LocalDate due,
    @Doc("a business date that somebody asked for before its hour; absent: none")
        @Nullable LocalDate ordered,
    @Doc(
            "after which moment that is begun, within the minute; absent: nothing was asked for,"
                + " the job is paused, or it is too late for the date")
        @Nullable OffsetDateTime begins,
    @Doc("when the hour of the next business date comes") OffsetDateTime nextDue,
    @Doc("the newest, newest business date first") List<RunRepresentation> runs) {
  JobRepresentation {
    runs = List.copyOf(runs);
  }

  /** That a job is not to be started. */
  record PauseRepresentation(
      OffsetDateTime since, @Doc("the key's id, or the command") String by, String why) {
    static PauseRepresentation from(JobDesk.Pause pause, ZoneId zone) {
      return new PauseRepresentation(
          pause.at().atZone(zone).toOffsetDateTime(), pause.by(), pause.why());
    }
  }

  /** A business date that was begun. */
  record RunRepresentation(
      LocalDate businessDate,
      @Doc("whether it is done; one that is not is being run, or waits to be taken up again")
          boolean done,
      @Doc("how often it was begun, from 1") long attempts,
      OffsetDateTime startedAt,
      @Nullable OffsetDateTime completedAt,
      @Doc("absent while it is not done") @Nullable Duration took,
      @Doc("what came of it, or why it failed") String message) {
    static RunRepresentation from(RunLedger.Entry run, ZoneId zone) {
      OffsetDateTime started = run.startedAt().atZone(zone).toOffsetDateTime();
      OffsetDateTime completed =
          run.completedAt().map(at -> at.atZone(zone).toOffsetDateTime()).orElse(null);
      return new RunRepresentation(
          run.businessDate(),
          completed != null,
          run.fence(),
          started,
          completed,
          completed == null ? null : Duration.between(started, completed),
          run.message());
    }
  }

  static JobRepresentation from(JobStatus status, ZoneId zone) {
    Job job = status.job();
    return new JobRepresentation(
        job,
        job.what(),
        job.from().toString(),
        job.weekly(),
        status.pause().map(pause -> PauseRepresentation.from(pause, zone)).orElse(null),
        status.due().orElse(null),
        status.ordered().orElse(null),
        status.begins().map(at -> at.atZone(zone).toOffsetDateTime()).orElse(null),
        status.nextDue().atZone(zone).toOffsetDateTime(),
        status.runs().stream().map(run -> RunRepresentation.from(run, zone)).toList());
  }
}
