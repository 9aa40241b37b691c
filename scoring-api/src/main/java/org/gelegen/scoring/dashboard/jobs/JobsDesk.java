package org.gelegen.scoring.dashboard.jobs;

import static org.gelegen.model.access.Role.ANALYST;
import static org.gelegen.model.access.Role.OPERATOR;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.runs.Job;
import org.gelegen.model.runs.JobDesk;
import org.gelegen.model.runs.JobStatus;
import org.gelegen.scoring.dashboard.pages.Page;
import org.gelegen.scoring.dashboard.pages.PageAnswer;
import org.gelegen.scoring.dashboard.pages.Visit;

/** Shows what runs each night; operators pause it, and have it run before its hour. */
public final class JobsDesk {
  private static final String JOBS = "/jobs";

  private final JobDesk desk;
  private final InstantSource clock;

  public JobsDesk(JobDesk desk, InstantSource clock) {
    this.desk = desk;
    this.clock = clock;
  }

  public List<Page> pages() {
    return List.of(
        Page.shown(JOBS, this::show, ANALYST, OPERATOR),
        Page.done(JOBS + "/{job}/pause", this::pause, OPERATOR),
        Page.done(JOBS + "/{job}/resume", this::resume, OPERATOR),
        Page.done(JOBS + "/{job}/run", this::run, OPERATOR));
  }

  private PageAnswer show(Visit visit) {
    return PageAnswer.shown(
        "jobs/jobs",
        new JobsPage(
            visit.frame(),
            JobStatus.of(visit.client(), desk, clock.instant(), visit.frame().formats().zone())));
  }

  private PageAnswer pause(Visit visit) {
    desk.pause(visit.client(), job(visit), clock.instant(), visit.by(), visit.requireField("why"));
    return PageAnswer.done(JOBS, "jobs.notice.paused");
  }

  private PageAnswer resume(Visit visit) {
    desk.resume(visit.client(), job(visit), clock.instant(), visit.by());
    return PageAnswer.done(JOBS, "jobs.notice.resumed");
  }

  private PageAnswer run(Visit visit) {
    Job job = job(visit);
    LocalDate date = job.current(clock.instant(), visit.frame().formats().zone());
    boolean asked = desk.order(visit.client(), job, date, clock.instant(), visit.by());
    return PageAnswer.done(JOBS, asked ? "jobs.notice.ordered" : "jobs.notice.done-already");
  }

  private static Job job(Visit visit) {
    return visit.id("job", "the job", name -> WireName.require(Job.class, name));
  }
}
