package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.runs.Job;
import org.gelegen.model.runs.JobDesk;
import org.gelegen.model.runs.JobDeskContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresJobDeskIT extends JobDeskContract {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Override
  protected World empty() {
    Database database = DATABASE.emptied();
    return new World(new PostgresRunLedger(database), new PostgresJobDesk(database));
  }

  @Test
  void why_a_job_was_paused_stays_on_record_when_it_is_resumed() throws SQLException {
    ClientId client = new ClientId("noorderlicht");
    JobDesk desk = empty().desk();
    Instant paused = Instant.parse("2026-03-02T03:30:00Z");
    desk.pause(client, Job.RETENTION, paused, "key-1", "an audit");
    desk.pause(client, Job.RETENTION, paused.plusSeconds(9), "key-2", "another reason");
    desk.resume(client, Job.RETENTION, paused.plusSeconds(60), "key-3");
    desk.resume(client, Job.RETENTION, paused.plusSeconds(61), "key-3");
    assertThat(entries())
        .containsExactly(
            "key-1 job.paused retention because: an audit",
            "key-3 job.resumed retention, paused at 2026-03-02T03:30:00Z by key-1 because: an"
                + " audit");
  }

  private static List<String> entries() throws SQLException {
    List<String> entries = new ArrayList<>();
    DatabaseSettings as = DATABASE.superuser();
    try (Connection connection =
            DriverManager.getConnection(
                as.url() + "?currentSchema=gelegen", as.user(), as.password());
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select done_by || ' ' || what || ' ' || detail from audit_entry order by"
                    + " number")) {
      while (row.next()) {
        entries.add(row.getString(1));
      }
    }
    return entries;
  }
}
