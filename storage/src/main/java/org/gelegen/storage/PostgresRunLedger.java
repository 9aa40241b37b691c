package org.gelegen.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.runs.RunLedger;
import org.jdbi.v3.core.statement.Update;

/** Keeps runs as rows; each change is one statement, so two nodes cannot both have a run. */
public final class PostgresRunLedger implements RunLedger {
  static final String ENTRIES =
      "select job, business_date, started_at, completed_at, fence, message from run\n";

  private final ClientTransactions transactions;

  public PostgresRunLedger(Database database) {
    this.transactions = database.transactions();
  }

  @Override
  public Optional<Run> tryStart(
      ClientId client, String job, LocalDate businessDate, Instant now, Duration lease) {
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    """
                    insert into run (client_id, job, business_date, started_at, lease_ends_at,
                      fence, message)
                    select :client, :job, :date, :now, :leaseEnds, 1, ''
                    where not exists (
                      select from job_pause where client_id = :client and job = :job)
                    on conflict (client_id, business_date, job) do update
                    set started_at = excluded.started_at, lease_ends_at = excluded.lease_ends_at,
                      fence = run.fence + 1, message = ''
                    where run.completed_at is null and run.lease_ends_at <= excluded.started_at
                    returning fence
                    """)
                .bind("client", client.value())
                .bind("job", job)
                .bind("date", businessDate)
                .bind("now", now)
                .bind("leaseEnds", now.plus(lease))
                .map((row, _) -> new Run(client, job, businessDate, row.getLong("fence")))
                .findOne());
  }

  @Override
  public boolean renew(Run run, Instant now, Duration lease) {
    return change(
        run,
        """
        update run set lease_ends_at = :leaseEnds
        where client_id = :client and job = :job and business_date = :date
          and fence = :fence and completed_at is null
        """,
        update -> update.bind("leaseEnds", now.plus(lease)));
  }

  @Override
  public boolean complete(Run run, Instant now, String summary) {
    return change(
        run,
        """
        update run set completed_at = :now, message = :message
        where client_id = :client and job = :job and business_date = :date
          and fence = :fence and completed_at is null
        """,
        update -> update.bind("now", now).bind("message", summary));
  }

  @Override
  public void fail(Run run, Instant now, String message) {
    change(
        run,
        """
        update run set lease_ends_at = :now, message = :message
        where client_id = :client and job = :job and business_date = :date
          and fence = :fence and completed_at is null
        """,
        update -> update.bind("now", now).bind("message", message));
  }

  @Override
  public List<Entry> list(ClientId client, int limit) {
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    ENTRIES
                        + """
                        where client_id = :client
                        order by business_date desc, job limit :limit
                        """)
                .bind("client", client.value())
                .bind("limit", limit)
                .map((row, _) -> entry(row))
                .list());
  }

  static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getString("job"),
        row.getObject("business_date", LocalDate.class),
        Rows.instant(row, "started_at"),
        Optional.ofNullable(Rows.instantOrNull(row, "completed_at")),
        row.getLong("fence"),
        row.getString("message"));
  }

  private boolean change(Run run, String sql, Function<Update, Update> more) {
    return transactions.in(
        run.clientId(),
        handle ->
            more.apply(
                        handle
                            .createUpdate(sql)
                            .bind("client", run.clientId().value())
                            .bind("job", run.job())
                            .bind("date", run.businessDate())
                            .bind("fence", run.fence()))
                    .execute()
                == 1);
  }
}
