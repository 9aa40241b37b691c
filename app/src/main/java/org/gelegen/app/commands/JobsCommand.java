package org.gelegen.app.commands;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gelegen.app.House;
import org.gelegen.app.console.Table;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.runs.Job;
import org.gelegen.model.runs.JobOrders;
import org.gelegen.model.runs.JobStatus;
import org.gelegen.model.runs.RunLedger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What runs each night. */
@Command(
    name = "jobs",
    description =
        "Shows what runs for a client each night: what ran, how long, what is due; pauses jobs,"
            + " resumes them, and has the current business date run before its hour.",
    mixinStandardHelpOptions = true)
final class JobsCommand implements Callable<Integer> {
  private static final String BY = "command jobs";

  private final Surroundings surroundings;

  @Spec private CommandSpec spec;

  @Mixin private ClientOptions options = new ClientOptions();

  @ArgGroup private @Nullable Act act;

  @Option(
      names = "--why",
      paramLabel = "WHY",
      description =
          "With --pause: the reason, which stays in the audit log for good: no personal data.")
  private @Nullable String why;

  @Option(names = "--json", description = "Print one job a line as JSON.")
  private boolean json;

  /** One of three. */
  static final class Act {
    @Option(
        names = "--pause",
        converter = JobName.class,
        paramLabel = "JOB",
        description = "Keep a job from being started, on every node.")
    private @Nullable Job pause;

    @Option(
        names = "--resume",
        converter = JobName.class,
        paramLabel = "JOB",
        description = "Let a job be started again.")
    private @Nullable Job resume;

    @Option(
        names = "--run",
        converter = JobName.class,
        paramLabel = "JOB",
        description =
            "Have `serve` run the current business date: within the minute; asked for between 02:00"
                + " and 03:30 by the client's clock, at 03:30; nightly-campaign not from 20:00 on.")
    private @Nullable Job run;
  }

  /** A job by its name. */
  static final class JobName implements ITypeConverter<Job> {
    @Override
    public Job convert(String value) {
      try {
        return WireName.require(Job.class, value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  JobsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    boolean pauses = act != null && act.pause != null;
    if (pauses == (why == null || why.isBlank())) {
      throw new ParameterException(
          spec.commandLine(), pauses ? "--pause needs --why WHY" : "--why is for --pause");
    }
    return options.run(surroundings, this::run);
  }

  private int run(House house, ClientRecord client) {
    Instant now = surroundings.clock().instant();
    if (act != null) {
      act(act, house, client, now, String.valueOf(why));
    }
    List<JobStatus> jobs =
        JobStatus.of(client.clientId(), house.stores().jobs(), now, client.timeZone());
    if (json) {
      jobs.forEach(job -> surroundings.console().print(Json.text(node(client.clientId(), job))));
    } else {
      print(jobs);
    }
    return 0;
  }

  private static void act(Act act, House house, ClientRecord client, Instant now, String why) {
    ClientId id = client.clientId();
    if (act.pause != null) {
      house.stores().jobs().pause(id, act.pause, now, BY, why);
    } else if (act.resume != null) {
      house.stores().jobs().resume(id, act.resume, now, BY);
    } else if (act.run != null) {
      Optional<String> refusal =
          new JobOrders(house.stores().jobs())
              .tryOrder(id, act.run, now.atZone(client.timeZone()), BY);
      if (refusal.isPresent()) {
        throw new GelegenException(refusal.get());
      }
    }
  }

  private void print(List<JobStatus> jobs) {
    Table table = new Table("job", "from", "state", "last date", "took", "what came of it");
    for (JobStatus job : jobs) {
      RunLedger.Entry last = job.runs().isEmpty() ? null : job.runs().getFirst();
      table.row(
          job.job().wireName(),
          job.job().from() + (job.job().weekly() ? " on Sundays" : ""),
          state(job),
          last == null ? "never" : last.businessDate().toString(),
          last == null ? "" : took(last),
          last == null ? "" : last.message());
    }
    table.print(surroundings.console());
  }

  private static String state(JobStatus job) {
    return job.pause()
        .map(pause -> "paused by " + pause.by() + ": " + pause.why())
        .or(() -> job.ordered().map(date -> "asked for: " + date + begins(job)))
        .or(() -> job.due().map(date -> "due: " + date))
        .orElseGet(() -> "next at " + job.nextDue());
  }

  private static String begins(JobStatus job) {
    return job.begins().map(at -> ", begins at " + at).orElse(", too late for it");
  }

  private static String took(RunLedger.Entry run) {
    return run.completedAt()
        .map(end -> Duration.between(run.startedAt(), end).toString())
        .orElse("not done");
  }

  private static ObjectNode node(ClientId client, JobStatus job) {
    ObjectNode node =
        Json.object()
            .put("clientId", client.value())
            .put("job", job.job().wireName())
            .put("from", job.job().from().toString())
            .put("weekly", job.job().weekly());
    job.pause()
        .ifPresent(
            pause ->
                node.putObject("paused")
                    .put("since", pause.at().toString())
                    .put("by", pause.by())
                    .put("why", pause.why()));
    job.due().ifPresent(date -> node.put("due", date.toString()));
    job.ordered().ifPresent(date -> node.put("ordered", date.toString()));
    job.begins().ifPresent(at -> node.put("begins", at.toString()));
    node.put("nextDue", job.nextDue().toString());
    ArrayNode runs = node.putArray("runs");
    for (RunLedger.Entry run : job.runs()) {
      ObjectNode one =
          runs.addObject()
              .put("businessDate", run.businessDate().toString())
              .put("done", run.completedAt().isPresent())
              .put("attempts", run.fence())
              .put("startedAt", run.startedAt().toString());
      run.completedAt().ifPresent(end -> one.put("completedAt", end.toString()));
      one.put("message", run.message());
    }
    return node;
  }
}
