package org.gelegen.scoring.jobs;

import static org.gelegen.model.access.Role.ANALYST;
import static org.gelegen.model.access.Role.OPERATOR;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.runs.Job;
import org.gelegen.model.runs.JobDesk;
import org.gelegen.model.runs.JobOrders;
import org.gelegen.model.runs.JobStatus;
import org.gelegen.scoring.http.Answer;
import org.gelegen.scoring.http.Call;
import org.gelegen.scoring.http.Endpoint;
import org.gelegen.scoring.http.ProblemException;
import org.gelegen.scoring.http.ProblemType;
import org.gelegen.scoring.http.RequestBody;
import org.gelegen.scoring.presentation.DebtorZones;

/** Shows what runs for a client each night, pauses it, and has it run before its hour. */
public final class JobResource {
  private static final String JOBS = Endpoint.CLIENT + "/jobs";
  private static final String JOB =
      """
      {"job":"nightly-campaign","what":"plans the day's contacts and the week's","from":"04:30","weekly":false,"nextDue":"2026-11-24T04:30:00+01:00","runs":[{"businessDate":"2026-11-23","done":true,"attempts":1,"startedAt":"2026-11-23T04:30:00+01:00","completedAt":"2026-11-23T04:30:09+01:00","took":"PT9S","message":"812 contacts worth 6390.12 of at most 6391.00, by noorderlicht-12"}]}
      """;
  private static final String PAUSED =
      """
      {"job":"nightly-campaign","what":"plans the day's contacts and the week's","from":"04:30","weekly":false,"paused":{"since":"2026-11-23T09:12:00+01:00","by":"9b1c","why":"the payment file is late"},"nextDue":"2026-11-24T04:30:00+01:00","runs":[]}
      """;
  private static final String ORDERED =
      """
      {"job":"retention","what":"takes out what was kept for longer than the settings say","from":"06:00","weekly":false,"ordered":"2026-11-23","begins":"2026-11-23T05:10:00+01:00","nextDue":"2026-11-23T06:00:00+01:00","runs":[]}
      """;

  private final JobDesk desk;
  private final DebtorZones zones;
  private final InstantSource clock;

  public JobResource(JobDesk desk, DebtorZones zones, InstantSource clock) {
    this.desk = desk;
    this.zones = zones;
    this.clock = clock;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(JOBS)
            .roles(ANALYST, OPERATOR)
            .summary("What runs each night: what ran, how long, what is due, what is paused")
            .answers(200, JobListResponse.class, "{\"jobs\":[" + JOB.strip() + "]}")
            .by(this::list),
        Endpoint.post(JOBS + "/{job}/pause")
            .roles(OPERATOR)
            .repeatable()
            .summary("Keep a job from being started")
            .description(
                "On no node, until it is resumed; a run that has begun goes on. A job that is"
                    + " paused stays as it is.")
            .takes(RequestBody.json(PauseOrder.class, "{\"why\":\"the payment file is late\"}"))
            .answers(200, JobRepresentation.class, PAUSED)
            .by(this::pause),
        Endpoint.post(JOBS + "/{job}/resume")
            .roles(OPERATOR)
            .repeatable()
            .summary("Let a job be started again")
            .description(
                "What is due of the current business date is made up for within the minute; dates"
                    + " gone by are not.")
            .answers(200, JobRepresentation.class, JOB)
            .by(this::resume),
        Endpoint.post(JOBS + "/{job}/run")
            .roles(OPERATOR)
            .repeatable()
            .summary("Have the current business date run before its hour")
            .description(
                "It is begun within the minute after `begins`, which is now, but between 02:00 and"
                    + " 03:30 by the client's clock, when clocks change, half past three; while the"
                    + " job is paused it is not begun and `begins` is absent. A date that was run"
                    + " is not run again, and `nightly-campaign` does not begin from 20:00 on:"
                    + " either is refused.")
            .answers(200, JobRepresentation.class, ORDERED)
            .fails(ProblemType.CONFLICT)
            .by(this::run));
  }

  private Answer list(Call call) {
    ZoneId zone = zone(call);
    return call.json(
        new JobListResponse(
            statuses(call).stream().map(job -> JobRepresentation.from(job, zone)).toList()));
  }

  private Answer pause(Call call) {
    Job job = job(call);
    desk.pause(call.client(), job, clock.instant(), call.by(), call.body(PauseOrder.class).why());
    return one(call, job);
  }

  private Answer resume(Call call) {
    Job job = job(call);
    desk.resume(call.client(), job, clock.instant(), call.by());
    return one(call, job);
  }

  private Answer run(Call call) {
    Job job = job(call);
    Optional<String> refusal =
        new JobOrders(desk)
            .tryOrder(call.client(), job, clock.instant().atZone(zone(call)), call.by());
    if (refusal.isPresent()) {
      throw ProblemException.of(ProblemType.CONFLICT, refusal.get());
    }
    return one(call, job);
  }

  private Answer one(Call call, Job job) {
    JobStatus status =
        statuses(call).stream().filter(one -> one.job() == job).findFirst().orElseThrow();
    return call.json(JobRepresentation.from(status, zone(call)));
  }

  private List<JobStatus> statuses(Call call) {
    return JobStatus.of(call.client(), desk, clock.instant(), zone(call));
  }

  private static Job job(Call call) {
    return call.id("job", "the job", name -> WireName.require(Job.class, name));
  }

  private ZoneId zone(Call call) {
    return zones.of(call.client()).client();
  }
}
