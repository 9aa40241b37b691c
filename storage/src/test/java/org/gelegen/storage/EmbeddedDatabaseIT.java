package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.Rejection;
import org.gelegen.records.RecordCodec;
import org.gelegen.records.intake.ImportListener;
import org.gelegen.records.intake.ImportReport;
import org.gelegen.records.intake.RecordImport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {
  private final ClientId client = new ClientId("noorderlicht");
  private final RecordCodec codec = new RecordCodec();

  @TempDir Path directory;

  /**
   * The server's programs are unpacked where the first server is, which must outlive the others.
   */
  @BeforeAll
  static void startTheSharedServerFirst() {
    TestServer.freshSettings();
  }

  @Test
  void what_was_stored_is_there_after_a_restart() {
    try (EmbeddedDatabase server = EmbeddedDatabase.open(directory);
        Database database = Database.open(server.settings())) {
      new PostgresRecordIntake(database, codec)
          .accept(Records.numbered(List.of(Records.payment(client, "p-1", "d-1"))));
    }
    assertThat(directory.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
    try (EmbeddedDatabase server = EmbeddedDatabase.open(directory);
        Database database = Database.open(server.settings())) {
      assertThat(new PostgresRecordLog(database, codec).findByDebtor(client, new DebtorId("d-1")))
          .hasSize(1);
    }
  }

  @Test
  void it_keeps_what_it_is_given_and_lets_nobody_in_without_the_password()
      throws SQLException, IOException {
    try (EmbeddedDatabase server = EmbeddedDatabase.open(directory)) {
      DatabaseSettings settings = server.settings();
      assertThat(show(settings, "fsync")).isEqualTo("on");
      assertThat(show(settings, "synchronous_commit")).isEqualTo("on");
      assertThat(show(settings, "full_page_writes")).isEqualTo("on");
      assertThat(show(settings, "listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(show(settings, "server_encoding")).isEqualTo("UTF8");
      assertThat(show(settings, "is_superuser")).isEqualTo("off");
      for (String user : List.of("gelegen", "postgres")) {
        assertThatThrownBy(() -> DriverManager.getConnection(settings.url(), user, "guess").close())
            .hasMessageContaining("password authentication failed");
      }
      Path password = directory.resolve("postgres/password");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
          .isEqualTo("rw-------");
      assertThat(settings.toString()).doesNotContain(Files.readString(password).strip());
    }
  }

  @Test
  void opened_twice_in_one_process_it_runs_until_the_last_is_closed() throws SQLException {
    EmbeddedDatabase first = EmbeddedDatabase.open(directory);
    EmbeddedDatabase second = EmbeddedDatabase.open(directory);
    first.close();
    first.close();
    assertThat(show(second.settings(), "fsync")).isEqualTo("on");
    DatabaseSettings settings = second.settings();
    second.close();
    assertThatThrownBy(() -> show(settings, "fsync")).isInstanceOf(SQLException.class);
  }

  @Test
  void a_first_start_that_was_cut_off_is_begun_anew() throws IOException, SQLException {
    Path cluster = Files.createDirectories(directory.resolve("postgres/cluster"));
    Files.writeString(cluster.resolve("postgresql.conf"), "# half of one");
    try (EmbeddedDatabase server = EmbeddedDatabase.open(directory)) {
      assertThat(show(server.settings(), "fsync")).isEqualTo("on");
    }
  }

  @Test
  void a_process_file_that_names_a_stranger_s_process_is_not_taken_for_a_server()
      throws IOException, SQLException {
    EmbeddedDatabase.open(directory).close();
    Path file = directory.resolve("postgres/cluster/postmaster.pid");
    Files.writeString(file, ProcessHandle.current().pid() + "\n/elsewhere\n0\n1\n");
    try (EmbeddedDatabase server = EmbeddedDatabase.open(directory)) {
      assertThat(show(server.settings(), "fsync")).isEqualTo("on");
    }
  }

  @Test
  void it_goes_on_for_another_process_when_the_one_that_started_it_ends()
      throws IOException, InterruptedException, SQLException {
    Path file = payments(1000);
    EmbeddedDatabase server = EmbeddedDatabase.open(directory);
    DatabaseSettings settings = server.settings();
    try (OtherProcess other = OtherProcess.importing(directory, file)) {
      other.await("done");
      server.close();
      assertThat(show(settings, "fsync")).isEqualTo("on");
      other.finish();
    }
    assertThatThrownBy(() -> show(settings, "fsync")).isInstanceOf(SQLException.class);
  }

  @Test
  void an_import_that_was_killed_leaves_whole_batches_and_completes_when_it_is_repeated()
      throws IOException, InterruptedException {
    Path file = payments(100_000);
    try (OtherProcess other = OtherProcess.importing(directory, file)) {
      other.await("progress 20000");
      other.kill();
    }
    // The server of the killed process is still running, and is found.
    assertThat(directory.resolve("postgres/cluster/postmaster.pid")).exists();
    try (EmbeddedDatabase server = EmbeddedDatabase.open(directory);
        Database database = Database.open(server.settings())) {
      long before = countRecords(database);
      assertThat(before).isBetween(20_000L, 80_000L);
      assertThat(before % 20_000).isZero();
      ImportReport report = importAgain(database, file);
      assertThat(report).isEqualTo(new ImportReport(100_000, 100_000 - before, before, 0));
      assertThat(countRecords(database)).isEqualTo(100_000);
    }
    assertThat(directory.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
  }

  @Test
  void one_that_is_killed_comes_back_on_its_port_with_everything_that_was_committed()
      throws IOException {
    try (EmbeddedDatabase server = EmbeddedDatabase.open(directory);
        Database database = Database.open(server.settings())) {
      DatabaseSettings before = server.settings();
      new PostgresRecordIntake(database, codec)
          .accept(Records.numbered(List.of(Records.payment(client, "p-1", "d-1"))));
      long killed = postmaster();
      ProcessHandle.of(killed).orElseThrow().destroyForcibly();

      await()
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptions()
          .untilAsserted(
              () -> {
                assertThat(postmaster()).isNotEqualTo(killed);
                assertThat(
                        new PostgresRecordLog(database, codec)
                            .findByDebtor(client, new DebtorId("d-1")))
                    .hasSize(1);
              });
      assertThat(server.settings()).isEqualTo(before);
    }
    assertThat(directory.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
  }

  /** Also a connection that goes out may be lent the port while nobody listens on it. */
  @Test
  void one_whose_port_is_taken_meanwhile_comes_back_on_it_once_it_is_free() throws IOException {
    try (EmbeddedDatabase server = EmbeddedDatabase.open(directory);
        Database database = Database.open(server.settings())) {
      Path portFile = directory.resolve("postgres/port");
      String port = Files.readString(portFile);
      ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();
      try (ServerSocket _ = listen(Integer.parseInt(port))) {
        await()
            .during(Duration.ofSeconds(3))
            .atMost(Duration.ofSeconds(30))
            .until(() -> Files.readString(portFile).equals(port));
      }
      await()
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptions()
          .untilAsserted(
              () -> assertThat(new PostgresRecordLog(database, codec).clients()).isEmpty());
    }
  }

  private static ServerSocket listen(int port) {
    return await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .ignoreExceptions()
        .until(() -> new ServerSocket(port, 1, InetAddress.getLoopbackAddress()), Objects::nonNull);
  }

  private long postmaster() throws IOException {
    return Long.parseLong(
        Files.readAllLines(directory.resolve("postgres/cluster/postmaster.pid"))
            .getFirst()
            .strip());
  }

  private ImportReport importAgain(Database database, Path file) throws IOException {
    List<Rejection> rejections = new ArrayList<>();
    ImportListener listener =
        new ImportListener() {
          @Override
          public void rejected(Rejection rejection) {
            rejections.add(rejection);
          }

          @Override
          public void progress(ImportReport soFar) {}
        };
    try (InputStream in = Files.newInputStream(file)) {
      return new RecordImport(new PostgresRecordIntake(database, codec), codec).run(in, listener);
    } finally {
      assertThat(rejections).isEmpty();
    }
  }

  private long countRecords(Database database) {
    long[] count = {0};
    new PostgresRecordLog(database, codec)
        .forEachDebtor(client, debtor -> count[0] += debtor.records().size());
    return count[0];
  }

  private Path payments(int count) throws IOException {
    Path file = directory.resolve("payments.ndjson");
    try (BufferedWriter lines = Files.newBufferedWriter(file)) {
      for (int i = 0; i < count; i++) {
        byte[] json = codec.write(Records.payment(client, "p-" + i, "d-" + i % 500));
        lines.write(new String(json, StandardCharsets.UTF_8));
        lines.newLine();
      }
    }
    return file;
  }

  private static String show(DatabaseSettings settings, String name) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show " + name)) {
      row.next();
      return row.getString(1);
    }
  }
}
