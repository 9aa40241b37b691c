package org.gelegen.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.runs.Job;
import org.gelegen.model.runs.JobDesk;
import org.gelegen.model.runs.RunLedger;
import org.jdbi.v3.core.Handle;

/** Keeps pauses and orders as rows beside the runs. */
public final class PostgresJobDesk implements JobDesk {
  private final ClientTransactions transactions;

  public PostgresJobDesk(Database database) {
    this.transactions = database.transactions();
  }

  @Override
  public Map<Job, Pause> pauses(ClientId client) {
    return transactions.in(client, handle -> pauses(handle, client));
  }

  private static Map<Job, Pause> pauses(Handle handle, ClientId client) {
    Map<Job, Pause> pauses = new EnumMap<>(Job.class);
    handle
        .createQuery(
            "select job, paused_at, paused_by, why from job_pause where client_id = :client")
        .bind("client", client.value())
        .map((row, _) -> pauses.put(WireName.require(Job.class, row.getString("job")), pause(row)))
        .list();
    return pauses;
  }

  private static Pause pause(ResultSet row) throws SQLException {
    return new Pause(
        Rows.instant(row, "paused_at"), row.getString("paused_by"), row.getString("why"));
  }

  @Override
  public Pause pause(ClientId client, Job job, Instant at, String by, String why) {
    return transactions.in(
        client,
        handle -> {
          int paused =
              handle
                  .createUpdate(
                      """
                      insert into job_pause (client_id, job, paused_at, paused_by, why)
                      values (:client, :job, :at, :by, :why)
                      on conflict do nothing
                      """)
                  .bind("client", client.value())
                  .bind("job", job.wireName())
                  .bind("at", at)
                  .bind("by", by)
                  .bind("why", why)
                  .execute();
          if (paused > 0) {
            AuditEntries.append(
                handle, client, at, by, "job.paused", job.wireName() + " because: " + why);
          }
          return Objects.requireNonNull(pauses(handle, client).get(job));
        });
  }

  @Override
  public boolean resume(ClientId client, Job job, Instant at, String by) {
    return transactions.in(
        client,
        handle -> {
          Optional<Pause> ended =
              handle
                  .createQuery(
                      """
                      delete from job_pause where client_id = :client and job = :job
                      returning paused_at, paused_by, why
                      """)
                  .bind("client", client.value())
                  .bind("job", job.wireName())
                  .map((row, _) -> pause(row))
                  .findOne();
          ended.ifPresent(
              pause ->
                  AuditEntries.append(
                      handle,
                      client,
                      at,
                      by,
                      "job.resumed",
                      "%s, paused at %s by %s because: %s"
                          .formatted(job.wireName(), pause.at(), pause.by(), pause.why())));
          return ended.isPresent();
        });
  }

  @Override
  public boolean order(ClientId client, Job job, LocalDate date, Instant at, String by) {
    return transactions.in(
        client,
        handle -> {
          int ordered =
              handle
                  .createUpdate(
                      """
                      insert into job_order (client_id, job, business_date, ordered_at, ordered_by)
                      select :client, :job, :date, :at, :by
                      where not exists (
                        select from run
                        where client_id = :client and job = :job and business_date = :date
                          and completed_at is not null)
                      on conflict do nothing
                      """)
                  .bind("client", client.value())
                  .bind("job", job.wireName())
                  .bind("date", date)
                  .bind("at", at)
                  .bind("by", by)
                  .execute();
          if (ordered > 0) {
            AuditEntries.append(handle, client, at, by, "job.ordered", job.wireName() + " " + date);
          }
          return !isComplete(handle, client, job, date);
        });
  }

  private static boolean isComplete(Handle handle, ClientId client, Job job, LocalDate date) {
    return handle
        .createQuery(
            """
            select exists (
              select from run
              where client_id = :client and job = :job and business_date = :date
                and completed_at is not null)
            """)
        .bind("client", client.value())
        .bind("job", job.wireName())
        .bind("date", date)
        .mapTo(Boolean.class)
        .one();
  }

  @Override
  public boolean isOrdered(ClientId client, Job job, LocalDate date) {
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    """
                    select exists (
                      select from job_order
                      where client_id = :client and job = :job and business_date = :date)
                    """)
                .bind("client", client.value())
                .bind("job", job.wireName())
                .bind("date", date)
                .mapTo(Boolean.class)
                .one());
  }

  @Override
  public List<RunLedger.Entry> runs(ClientId client, Job job, int limit) {
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    PostgresRunLedger.ENTRIES
                        + """
                        where client_id = :client and job = :job
                        order by business_date desc limit :limit
                        """)
                .bind("client", client.value())
                .bind("job", job.wireName())
                .bind("limit", limit)
                .map((row, _) -> PostgresRunLedger.entry(row))
                .list());
  }
}
