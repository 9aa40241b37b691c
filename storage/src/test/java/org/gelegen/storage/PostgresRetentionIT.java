package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.storage.OldPortfolio.CLIENT;
import static org.gelegen.storage.OldPortfolio.SETTINGS;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.gelegen.model.retention.RetainedKind;
import org.gelegen.model.retention.Retention;
import org.gelegen.model.retention.RetentionDay;
import org.gelegen.model.retention.RetentionReport;
import org.gelegen.model.retention.RetentionReport.Line;
import org.gelegen.model.retention.SilentDebtor;
import org.gelegen.records.RecordCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresRetentionIT {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");
  private static final RetentionDay DAY =
      new RetentionDay(
          CLIENT, LocalDate.parse("2026-03-02"), MIDNIGHT, MIDNIGHT.plusSeconds(21_600), "test");

  /** Every row that has a period, as its table and its key. */
  private static final String ROWS =
      """
      select 'record ' || debtor_id from record where debtor_id is not null
      union select 'decision ' || decision_id from decision
      union select 'shadow_score ' || decision_id from shadow_score
      union select 'planned_contact ' || contact_id from planned_contact
      union select 'waiting ' || contact_id from waiting_outcome
      union select 'campaign ' || campaign_id from campaign
      union select 'alert ' || subject from alert
      union select 'run ' || job from run
      union select 'training ' || training_id from training
      union select 'model_version ' || number from model_version
      union select 'model_version ' || number from model_file
      """;

  private final Database database = DATABASE.emptied();
  private final RecordCodec codec = new RecordCodec();
  private final PostgresAuditLog audit = new PostgresAuditLog(database);
  private final PostgresRetention store = new PostgresRetention(database, codec, new Random(7));
  private final Retention retention =
      new Retention(new PostgresRecordLog(database, codec), store, audit, 3);

  private static Connection superuser() throws SQLException {
    DatabaseSettings superuser = DATABASE.superuser();
    return DriverManager.getConnection(
        superuser.url() + "?currentSchema=gelegen", superuser.user(), superuser.password());
  }

  private static Set<String> query(String sql) throws SQLException {
    Set<String> found = new TreeSet<>();
    try (Connection connection = superuser();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        found.add(row.getString(1));
      }
    }
    return found;
  }

  private OldPortfolio plant(long seed) throws SQLException {
    OldPortfolio portfolio = new OldPortfolio(seed, MIDNIGHT);
    try (Connection connection = superuser()) {
      portfolio.plant(database, connection);
    }
    return portfolio;
  }

  private static void assertCounts(RetentionReport report, OldPortfolio portfolio, long seed) {
    for (Line line : report.lines()) {
      assertThat(line.deleted())
          .as("%s, seed %d", line.kind(), seed)
          .isEqualTo(portfolio.gone.getOrDefault(line.kind().wireName(), 0L));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void what_is_overdue_is_gone_and_nothing_else(long seed) throws SQLException {
    OldPortfolio portfolio = plant(seed);
    RetentionReport report = retention.apply(DAY, SETTINGS, () -> true).orElseThrow();
    assertThat(query(ROWS)).as("seed %d", seed).isEqualTo(portfolio.left);
    assertCounts(report, portfolio, seed);
    // An outcome that is nobody's is in both tables or in none.
    assertThat(query("select record_id from record where type = 5 and debtor_id is null"))
        .hasSameSizeAs(query("select contact_id from waiting_outcome"));
    assertThat(query("select detail from audit_entry where what = 'retention.applied'"))
        .containsExactly(report.summary());
    assertThat(query("select number::text from audit_entry where what = 'debtor.erased'"))
        .hasSize(portfolio.gone.getOrDefault("debtors", 0L).intValue());
    assertThat(audit.verify(CLIENT).firstBroken()).isNull();
    assertThat(report.lines())
        .filteredOn(line -> List.of(RetainedKind.ALERTS, RetainedKind.RUNS).contains(line.kind()))
        .allSatisfy(
            line ->
                assertThat(line.oldest().orElseThrow())
                    .isAfterOrEqualTo(MIDNIGHT.minus(line.period())));
    System.out.printf(
        "retention: %d overdue rows and debtors of %d kinds, seed %d: 0 left, and nothing else"
            + " gone%n",
        report.lines().stream().mapToLong(Line::deleted).sum(), report.lines().size(), seed);
  }

  @Test
  void a_job_that_is_killed_again_and_again_ends_with_the_same_rows_and_the_same_counts()
      throws SQLException {
    OldPortfolio portfolio = plant(4);
    Random random = new Random(4);
    int kills = 0;
    Optional<RetentionReport> report = Optional.empty();
    while (report.isEmpty()) {
      int batches = random.nextInt(1, 20);
      try {
        report = retention.apply(DAY, SETTINGS, new Kill(batches));
      } catch (IllegalStateException e) {
        kills++;
      }
    }
    assertThat(kills).isGreaterThan(5);
    assertThat(query(ROWS)).isEqualTo(portfolio.left);
    assertCounts(report.get(), portfolio, 4);
    assertThat(retention.apply(DAY, SETTINGS, () -> true)).isEqualTo(report);
  }

  /** Ends the job after so many batches. */
  private static final class Kill implements BooleanSupplier {
    private int batches;

    Kill(int batches) {
      this.batches = batches;
    }

    @Override
    public boolean getAsBoolean() {
      if (--batches == 0) {
        throw new IllegalStateException("killed");
      }
      return true;
    }
  }

  @Test
  void a_dry_run_tells_the_same_debtors_and_deletes_nothing() throws SQLException {
    OldPortfolio portfolio = plant(5);
    Set<String> before = query(ROWS);
    RetentionReport report = retention.look(DAY, SETTINGS);
    assertThat(query(ROWS)).isEqualTo(before);
    assertThat(report.dryRun()).isTrue();
    assertThat(report.lines().getFirst().deleted())
        .isEqualTo(portfolio.gone.getOrDefault("debtors", 0L));
    assertThat(query("select what from audit_entry")).isEmpty();
  }

  @Test
  void who_is_taken_over_stops_and_says_so() throws SQLException {
    plant(6);
    assertThat(retention.apply(DAY, SETTINGS, () -> false)).isEmpty();
    assertThat(query("select what from audit_entry where what = 'retention.applied'")).isEmpty();
  }

  @Test
  void a_debtor_of_whom_something_came_in_meanwhile_is_not_erased() throws SQLException {
    plant(7);
    SilentDebtor silent = store.findSilent(CLIENT, MIDNIGHT.minus(SETTINGS.debtors())).getFirst();
    new PostgresRecordIntake(database, codec)
        .accept(
            Records.numbered(List.of(Records.payment(CLIENT, "p-new", silent.debtorId().value()))));
    assertThat(store.erase(DAY, silent)).isFalse();
    assertThat(query(ROWS)).contains("record " + silent.debtorId().value());
  }

  @Test
  void orders_of_jobs_go_once_they_are_served_and_after_thirty_days() throws SQLException {
    Instant old = MIDNIGHT.minus(Duration.ofDays(30)).minusSeconds(1);
    DATABASE.asSuperuser(
        """
        insert into record (client_id, type, record_id, version_at, position, content) values
          ('noorderlicht', 0, 'noorderlicht', '2020-01-01Z', 1,
          '{"type":"client","clientId":"noorderlicht","at":"2020-01-01T00:00:00Z","name":"N","timeZone":"UTC","country":"NL","currency":"EUR"}');
        insert into job_order values
          ('noorderlicht', 'old', '2026-01-31', '%1$s', 'test'),
          ('noorderlicht', 'young', '2026-01-31', '%2$s', 'test'),
          ('noorderlicht', 'served', '2026-03-01', '%3$s', 'test'),
          ('noorderlicht', 'served', '2026-02-28', '%3$s', 'test'),
          ('noorderlicht', 'under-way', '2026-03-01', '%3$s', 'test');
        insert into run (client_id, job, business_date, started_at, lease_ends_at, fence, message,
          completed_at) values
          ('noorderlicht', 'served', '2026-03-01', '%3$s', '%3$s', 1, '', '%3$s'),
          ('noorderlicht', 'under-way', '2026-03-01', '%3$s', '%3$s', 1, '', null)
        """
            .formatted(old, old.plusSeconds(1), MIDNIGHT.minusSeconds(60)));
    assertThat(retention.look(DAY, SETTINGS).lines())
        .filteredOn(line -> line.kind() == RetainedKind.JOB_ORDERS)
        .extracting(Line::deleted)
        .containsExactly(2L);
    retention.apply(DAY, SETTINGS, () -> true);
    assertThat(query("select job || ' ' || business_date from job_order"))
        .containsExactlyInAnyOrder("young 2026-01-31", "served 2026-02-28", "under-way 2026-03-01");
  }

  @Test
  void answers_and_notices_of_erasures_go_after_seven_days() throws SQLException {
    plant(8);
    Instant old = MIDNIGHT.minus(Duration.ofDays(7)).minusSeconds(1);
    Instant young = old.plus(Duration.ofDays(1));
    for (Instant at : List.of(old, young)) {
      DATABASE.asSuperuser(
          """
          insert into kept_answer values ('noorderlicht', 'r%1$s', 'f', '%1$s', 200, 't', '{}', '',
            array['somebody']);
          insert into request_attempt values ('noorderlicht', 'r%1$s', 1, '%1$s');
          insert into erased_debtor values ('noorderlicht', -extract(epoch from timestamptz '%1$s'),
            'd%1$s', '%1$s')
          """
              .formatted(at));
    }
    retention.apply(DAY, SETTINGS, () -> true);
    assertThat(query("select request_id from kept_answer")).containsExactly("r" + young);
    assertThat(query("select request_id from request_attempt")).containsExactly("r" + young);
    assertThat(query("select debtor_id from erased_debtor where position < 0"))
        .containsExactly("d" + young);
  }
}
