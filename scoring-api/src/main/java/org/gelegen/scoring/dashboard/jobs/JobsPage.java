package org.gelegen.scoring.dashboard.jobs;

import java.time.Duration;
import java.util.List;
import org.gelegen.model.runs.JobStatus;
import org.gelegen.model.runs.RunLedger;
import org.gelegen.scoring.dashboard.charts.Chart;
import org.gelegen.scoring.dashboard.charts.ChartOption;
import org.gelegen.scoring.dashboard.pages.Formats;
import org.gelegen.scoring.dashboard.pages.Frame;

/** What the page of jobs shows. */
public record JobsPage(Frame frame, List<JobStatus> jobs) {
  public JobsPage {
    jobs = List.copyOf(jobs);
  }

  public String name(JobStatus job) {
    return frame.text("jobs.name." + job.job().wireName());
  }

  /** Whether it is paused, asked for, due, or waits. */
  public String state(JobStatus job) {
    Formats formats = frame.formats();
    return job.pause()
        .map(
            pause ->
                frame.text(
                    "jobs.state.paused", formats.moment(pause.at()), pause.by(), pause.why()))
        .or(() -> job.ordered().map(date -> frame.text("jobs.state.ordered", formats.day(date))))
        .or(() -> job.due().map(date -> frame.text("jobs.state.due", formats.day(date))))
        .orElseGet(() -> frame.text("jobs.state.idle"));
  }

  public String last(JobStatus job) {
    return job.runs().stream()
        .findFirst()
        .map(run -> frame.formats().moment(run.startedAt()))
        .orElseGet(() -> frame.text("jobs.never"));
  }

  public String took(RunLedger.Entry run) {
    return run.completedAt()
        .map(at -> frame.formats().duration(Duration.between(run.startedAt(), at)))
        .orElseGet(() -> frame.text("jobs.not-done"));
  }

  /** How long the runs took that were done, oldest first. */
  public Chart chart(JobStatus job) {
    List<RunLedger.Entry> done =
        job.runs().reversed().stream().filter(run -> run.completedAt().isPresent()).toList();
    List<String> days = done.stream().map(run -> frame.formats().day(run.businessDate())).toList();
    return new Chart(
        frame.text("jobs.chart"),
        frame.text("jobs.chart.summary", name(job)),
        Chart.Size.LOW,
        ChartOption.categories(days, "number")
            .with("bar", name(job), done.stream().map(JobsPage::seconds).toList())
            .json(),
        List.of(frame.text("jobs.date"), frame.text("jobs.took")),
        done.stream()
            .map(run -> List.of(frame.formats().day(run.businessDate()), took(run)))
            .toList());
  }

  private static long seconds(RunLedger.Entry run) {
    return run.completedAt()
        .map(at -> Duration.between(run.startedAt(), at).toSeconds())
        .orElse(0L);
  }
}
