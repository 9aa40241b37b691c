package org.gelegen.scheduler.jobs;

import java.time.InstantSource;
import org.gelegen.scheduler.rounds.Round;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;

/** Runs a round. Two at a time would do no harm and be of no use. */
@DisallowConcurrentExecution
final class RoundJob implements Job {
  private final Round round;
  private final InstantSource clock;

  RoundJob(Round round, InstantSource clock) {
    this.round = round;
    this.clock = clock;
  }

  @Override
  public void execute(JobExecutionContext context) throws JobExecutionException {
    try {
      round.run(clock.instant());
    } catch (RuntimeException e) {
      // Quartz logs it; the next signal is the next try.
      throw new JobExecutionException(e);
    }
  }
}
