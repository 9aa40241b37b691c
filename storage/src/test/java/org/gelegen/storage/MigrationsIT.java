package org.gelegen.storage;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.IntakeResult;
import org.gelegen.model.records.RecordLog.DebtorEvent;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.model.registry.Promotion;
import org.gelegen.model.registry.RollBack;
import org.gelegen.records.RecordCodec;
import org.junit.jupiter.api.Test;

class MigrationsIT {
  private final DatabaseSettings settings = TestServer.freshSettings();
  private final ClientId north = new ClientId("noorderlicht");

  @Test
  void a_database_that_is_open_already_can_be_opened_again() {
    try (Database first = Database.open(settings);
        Database second = Database.open(settings)) {
      RecordCodec codec = new RecordCodec();
      new PostgresRecordIntake(first, codec)
          .accept(Records.numbered(List.of(Records.payment(north, "p-1", "d-1"))));
      assertThat(new PostgresRecordLog(second, codec).findByDebtor(north, new DebtorId("d-1")))
          .hasSize(1);
    }
  }

  @Test
  void outcomes_that_waited_before_version_4_wait_on_after_it() throws SQLException {
    migrate("3");
    RecordCodec codec = new RecordCodec();
    try (Connection connection =
            DriverManager.getConnection(
                settings.url() + "?currentSchema=gelegen", settings.user(), settings.password());
        Statement statement = connection.createStatement()) {
      statement.execute("set role gelegen_service");
      statement.execute("select set_config('app.client', 'noorderlicht', false)");
      statement.execute("insert into client (client_id, position) values ('noorderlicht', 1)");
      statement.execute(
          """
          insert into record
            (client_id, type, record_id, version_at, waiting_for, position, content)
          values ('noorderlicht', 5, 'k-1|opened', '2025-03-02T09:06:00Z', 'k-1', 1, '%s')
          """
              .formatted(
                  new String(codec.write(Records.outcome(north, "k-1")), StandardCharsets.UTF_8)));
    }
    try (Database database = Database.open(settings)) {
      PostgresRecordIntake intake = new PostgresRecordIntake(database, codec);
      intake.accept(Records.numbered(List.of(Records.contact(north, "k-1", "d-1"))));
      assertThat(new PostgresRecordLog(database, codec).findByDebtor(north, new DebtorId("d-1")))
          .containsExactlyInAnyOrder(
              Records.contact(north, "k-1", "d-1"),
              Records.outcome(north, "k-1").over(Channel.SMS));
      assertThat(intake.accept(Records.numbered(List.of(Records.outcome(north, "k-1")))))
          .isEqualTo(new IntakeResult(0, 1, List.of()));
    }
  }

  @Test
  void cases_that_went_to_another_debtor_before_version_30_are_closed_for_the_former_one()
      throws SQLException {
    migrate("5");
    CaseRecord before = Records.debtCase(north, "c-1", "d-1", Records.MORNING);
    CaseRecord after = Records.debtCase(north, "c-1", "d-2", Records.MORNING.plusSeconds(60));
    RecordCodec codec = new RecordCodec();
    try (Connection connection =
            DriverManager.getConnection(
                settings.url() + "?currentSchema=gelegen", settings.user(), settings.password());
        Statement statement = connection.createStatement()) {
      statement.execute("set role gelegen_service");
      statement.execute("select set_config('app.client', 'noorderlicht', false)");
      statement.execute("insert into client (client_id, position) values ('noorderlicht', 2)");
      for (CaseRecord version : List.of(before, after)) {
        statement.execute(
            """
            insert into record
              (client_id, type, record_id, version_at, debtor_id, position, content)
            values ('noorderlicht', 2, 'c-1', '%s', '%s', 1, '%s')
            """
                .formatted(
                    version.at(),
                    version.debtorId(),
                    new String(codec.write(version), StandardCharsets.UTF_8)));
      }
    }
    try (Database database = Database.open(settings)) {
      PostgresRecordLog log = new PostgresRecordLog(database, codec);
      assertThat(log.tail(north, 2, 10).events())
          .containsExactly(new DebtorEvent(new DebtorId("d-1"), before.closedFor(after.at())));
      assertThat(log.tail(north, 2, 10).position()).isEqualTo(3);
      new PostgresRecordIntake(database, codec).accept(Records.numbered(List.of(before, after)));
      assertThat(log.findByDebtor(north, new DebtorId("d-1"))).hasSize(2);
      assertThat(log.findByDebtor(north, new DebtorId("d-2"))).containsExactly(after);
    }
  }

  @Test
  void contacts_that_were_planned_before_version_60_are_still_withdrawn_and_claimed()
      throws SQLException {
    migrate("40");
    try (Connection connection =
            DriverManager.getConnection(
                settings.url() + "?currentSchema=gelegen", settings.user(), settings.password());
        Statement statement = connection.createStatement()) {
      statement.execute("set role gelegen_service");
      statement.execute("select set_config('app.client', 'noorderlicht', false)");
      for (String debtor : List.of("d-1", "d-2")) {
        statement.execute(
            """
            insert into planned_contact (client_id, contact_id, campaign_id, debtor_id, case_id,
              decision_id, channel, slot_starts_at, slot_ends_at, reach, response, harm,
              expected_value, cost, propensity)
            values ('noorderlicht', 'k-%1$s', '2025-03-02', '%1$s', 'c-1',
              '01KASVCM2R7D7XJ8Z2M8Q4T9YV', 'sms', '2025-03-02T09:00:00Z',
              '2025-03-02T10:00:00Z', 0.5, 0.25, 0, 1, 0.09, 1)
            """
                .formatted(debtor));
      }
    }
    try (Database database = Database.open(settings)) {
      new PostgresRecordIntake(database, new RecordCodec())
          .accept(Records.numbered(List.of(Records.payment(north, "p-1", "d-1"))));
      assertThat(
              new PostgresCampaignStore(database)
                  .claim(
                      north,
                      Set.of(Channel.SMS),
                      9,
                      Instant.parse("2025-03-02T09:30:00Z"),
                      Duration.ofMinutes(1)))
          .extracting(claim -> claim.contact().debtorId())
          .containsExactly(new DebtorId("d-2"));
    }
  }

  @Test
  void promotions_of_before_version_50_are_promotions_and_can_be_gone_back_to()
      throws SQLException {
    migrate("40");
    try (Connection connection =
            DriverManager.getConnection(
                settings.url() + "?currentSchema=gelegen", settings.user(), settings.password());
        Statement statement = connection.createStatement()) {
      statement.execute("set role gelegen_service");
      statement.execute("select set_config('app.client', 'noorderlicht', false)");
      for (int number = 1; number <= 2; number++) {
        statement.execute(
            """
            insert into model_version (client_id, number, trained_at, as_of_at, data_fingerprint,
              settings_version, seed, metrics, notes, champion)
            values ('noorderlicht', %d, now(), now(), '', 1, 1, '{}', '{}', %b)
            """
                .formatted(number, number == 2));
        statement.execute(
            """
            insert into model_file (client_id, number, name, sha256, content)
            values ('noorderlicht', %d, '', sha256('model'), 'model')
            """
                .formatted(number));
        statement.execute(
            """
            insert into promotion (client_id, number, promoted_at, promoted_by, why)
            values ('noorderlicht', %d, now(), 'training', 'better')
            """
                .formatted(number));
      }
    }
    try (Database database = Database.open(settings)) {
      PostgresModelRegistry registry = new PostgresModelRegistry(database, _ -> {});
      assertThat(registry.promotions(north)).extracting(Promotion::backFrom).containsOnlyNulls();
      assertThat(registry.goBack(north, null, Records.MORNING, "test", "worse"))
          .isInstanceOf(RollBack.Done.class);
      assertThat(registry.findChampion(north)).map(ModelVersion::number).contains(1);
    }
  }

  @Test
  void numbers_that_were_kept_before_version_164_are_found_after_it_and_stand_nowhere()
      throws SQLException {
    migrate("163");
    try (Connection connection =
            DriverManager.getConnection(
                settings.url() + "?currentSchema=gelegen", settings.user(), settings.password());
        Statement statement = connection.createStatement()) {
      statement.execute("set role gelegen_service");
      statement.execute("select set_config('app.client', 'noorderlicht', false)");
      statement.execute(
          """
          insert into sent_message
            (client_id, gateway, message_id, contact_id, debtor_id, sent_at)
          values
            ('noorderlicht', 'smpp', 'm-1', 'k-1', 'd-1', '2026-03-02T11:00:00Z'),
            ('noorderlicht', 'smpp', 'to:31612345678', 'k-1', 'd-1', '2026-03-02T11:00:00Z')
          """);
    }
    try (Database database = Database.open(settings)) {
      PostgresSentMessages messages = new PostgresSentMessages(database);
      assertThat(messages.find("smpp", "m-1")).isPresent();
      assertThat(messages.find("smpp", "to:31612345678")).isEmpty();
      assertThat(new PostgresWrittenNumbers(database).findLast("smpp", "31612345678"))
          .isPresent()
          .get()
          .satisfies(found -> assertThat(found.debtorId()).isEqualTo(new DebtorId("d-1")));
    }
  }

  @Test
  void no_migration_that_databases_have_changes_and_a_new_one_has_a_higher_number()
      throws IOException, URISyntaxException {
    Map<String, String> shipped = new TreeMap<>();
    try (InputStream list = MigrationsIT.class.getResourceAsStream("/shipped-migrations.txt")) {
      new String(requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", 2))
          .forEach(words -> shipped.put(words[0], words[1]));
    }
    Path folder =
        Path.of(
                requireNonNull(
                        Database.class.getResource("migrations/V1__portfolio_and_campaigns.sql"))
                    .toURI())
            .resolveSibling(".");
    Map<String, String> here = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "V*.sql")) {
      for (Path file : files) {
        here.put(file.getFileName().toString(), sha256(Files.readAllBytes(file)));
      }
    }
    assertThat(here).containsAllEntriesOf(shipped);
    int last = shipped.keySet().stream().mapToInt(MigrationsIT::number).max().orElseThrow();
    here.keySet().removeAll(shipped.keySet());
    assertThat(here.keySet()).as("above V%d", last).allMatch(file -> number(file) > last);
  }

  private static int number(String file) {
    return Integer.parseInt(file.substring(1, file.indexOf("__")));
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Or each claim would write to every index of the table again. */
  @Test
  void what_a_claim_changes_is_in_no_index_of_planned_contacts() throws SQLException {
    Set<String> indexed = new TreeSet<>();
    try (Database _ = Database.open(settings);
        Connection connection =
            DriverManager.getConnection(
                settings.url() + "?currentSchema=gelegen", settings.user(), settings.password());
        Statement statement = connection.createStatement();
        ResultSet columns =
            statement.executeQuery(
                """
                select attname from pg_depend depends
                  join pg_index on indexrelid = depends.objid
                  join pg_attribute on attrelid = depends.refobjid and attnum = depends.refobjsubid
                where depends.classid = 'pg_class'::regclass
                  and depends.refobjid = 'planned_contact'::regclass
                  and depends.refobjsubid > 0
                """)) {
      while (columns.next()) {
        indexed.add(columns.getString(1));
      }
    }
    assertThat(indexed)
        .contains("contact_id", "open", "unsettled")
        .doesNotContain("status", "attempts", "not_before_at", "reason");
  }

  private void migrate(String target) {
    Flyway.configure()
        .dataSource(settings.url(), settings.user(), settings.password())
        .schemas("gelegen")
        .locations("classpath:org/gelegen/storage/migrations")
        .target(target)
        .load()
        .migrate();
  }
}
