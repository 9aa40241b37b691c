package org.gelegen.model.runs;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.gelegen.model.portfolio.ClientId;

/** Asks for jobs before their hour, where they can still be begun. */
public final class JobOrders {
  private final JobDesk desk;

  public JobOrders(JobDesk desk) {
    this.desk = desk;
  }

  /**
   * Asks for the current business date of a job.
   *
   * @param now by the client's clock
   * @return why it cannot be; empty when it is asked for, and begun when {@link Job#begins} says
   */
  public Optional<String> tryOrder(ClientId client, Job job, ZonedDateTime now, String by) {
    LocalDate date = job.current(now.toInstant(), now.getZone());
    if (job.begins(now.toInstant(), now.getZone()).isEmpty()) {
      return Optional.of(
          "%s of %s cannot begin any more: from %s on by the client's clock it is too late; the next date is run from %s on"
              .formatted(
                  job.wireName(),
                  date,
                  job.until().orElseThrow(),
                  job.nextDue(now.toInstant(), now.getZone())
                      .atZone(now.getZone())
                      .toOffsetDateTime()));
    }
    return desk.order(client, job, date, now.toInstant(), by)
        ? Optional.empty()
        : Optional.of(job.wireName() + " of " + date + " was run already, and a date is run once");
  }
}
