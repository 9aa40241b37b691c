package org.gelegen.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gelegen.model.GelegenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL server on a directory. Whoever calls {@link #findOrStart} or {@link #stop} holds
 * the directory's gate.
 *
 * <p>fsync and synchronous commit are on, as in any PostgreSQL that is to keep what it is given;
 * the library's defaults are for tests that throw everything away. It listens on 127.0.0.1 only, on
 * a free port, and asks for a password (SCRAM), made once and kept in a file that only its owner
 * can read. Errors are logged without the rows they are about, which are personal.
 */
final class EmbeddedServer {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration PATIENCE_AGAIN = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final String SUPERUSER = "postgres";
  private static final String OWNER = "gelegen";
  private static final int PASSWORD_BYTES = 24;
  private static final int PID_LINE = 0;
  private static final int PORT_LINE = 3;

  private final Path cluster;
  private final String password;
  private final int port;

  private EmbeddedServer(Path cluster, String password, int port) {
    this.cluster = cluster;
    this.password = password;
    this.port = port;
  }

  static EmbeddedServer findOrStart(Path home) throws IOException {
    return findOrStart(home, PATIENCE, EmbeddedServer::freePort);
  }

  /**
   * The same for a server that died. One that dies of the same again, such as a full disk, is not
   * waited for long; one that only takes long to recover is found running the next time.
   *
   * @throws GelegenException also when its port is taken for now: who used it looks for it nowhere
   *     else
   */
  static EmbeddedServer findOrStartAgain(Path home) throws IOException {
    return findOrStart(home, PATIENCE_AGAIN, EmbeddedServer::samePort);
  }

  /** Which port a server is to listen on. */
  private interface PortChoice {
    /**
     * Chooses.
     *
     * @param file has the port of the last time, if there was one
     */
    int choose(Path file) throws IOException;
  }

  private static EmbeddedServer findOrStart(Path home, Duration patience, PortChoice port)
      throws IOException {
    Path cluster = home.resolve("cluster");
    Path ready = home.resolve("ready");
    String password = password(home.resolve("password"));
    Path portFile = home.resolve("port");
    EmbeddedServer server = find(cluster, password).orElse(null);
    if (server == null) {
      if (Files.notExists(ready)) {
        // A first start that was killed half way leaves something that cannot be started.
        delete(cluster);
      }
      server = start(new Home(home, cluster, password), port.choose(portFile), patience);
    }
    remember(portFile, server.port);
    if (Files.notExists(ready)) {
      server.createOwner();
      Files.createFile(ready);
    }
    return server;
  }

  DatabaseSettings database(String name) {
    try (Connection connection = connect(SUPERUSER);
        PreparedStatement known =
            connection.prepareStatement("select from pg_database where datname = ?");
        Statement statement = connection.createStatement()) {
      known.setString(1, name);
      try (ResultSet row = known.executeQuery()) {
        if (!row.next()) {
          statement.execute(
              "create database "
                  + statement.enquoteIdentifier(name, true)
                  + " owner "
                  + statement.enquoteIdentifier(OWNER, true));
        }
      }
      return new DatabaseSettings(url(name), OWNER, password, DatabaseSettings.DEFAULT_CONNECTIONS);
    } catch (SQLException e) {
      throw new GelegenException("the database " + name + " could not be made", e);
    }
  }

  /** Sends everybody away and stops. What was committed is safe whatever happens here. */
  void stop() {
    Optional<ProcessHandle> process = process(lines(cluster));
    if (process.isEmpty()) {
      return;
    }
    try (Connection connection = connect(SUPERUSER);
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          select pg_terminate_backend(pid) from pg_stat_activity
          where backend_type = 'client backend' and pid <> pg_backend_pid()
          """);
    } catch (SQLException e) {
      LOG.debug("The embedded database is asked to stop without its connections closed", e);
    }
    // On Unix this is SIGTERM: no new connections, a checkpoint, and the end.
    process.get().destroy();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (process(lines(cluster)).isPresent()) {
      if (System.nanoTime() > deadline) {
        LOG.warn("The embedded database is still stopping; what was committed is safe");
        return;
      }
      pause();
    }
    LOG.info("The embedded database has stopped");
  }

  /** The server that runs on {@code cluster} already, started by whomever. */
  private static Optional<EmbeddedServer> find(Path cluster, String password) throws IOException {
    List<String> lines = lines(cluster);
    Optional<ProcessHandle> process = process(lines);
    if (process.isEmpty()) {
      if (!lines.isEmpty()) {
        // Its process number may be somebody else's by now, which PostgreSQL would stumble over.
        Files.deleteIfExists(pidFile(cluster));
      }
      return Optional.empty();
    }
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (process.get().isAlive()) {
      // A server that is just starting has no port in its file yet.
      lines = lines(cluster);
      if (lines.size() > PORT_LINE) {
        EmbeddedServer server =
            new EmbeddedServer(cluster, password, Integer.parseInt(lines.get(PORT_LINE).strip()));
        if (server.answers()) {
          LOG.info("The embedded database is running already, on port {}", server.port);
          return Optional.of(server);
        }
      }
      if (System.nanoTime() > deadline) {
        throw new GelegenException(
            "PostgreSQL runs on %s as process %d but does not answer: stop it and try again"
                .formatted(cluster, process.get().pid()));
      }
      pause();
    }
    return Optional.empty();
  }

  /** Whether the server's process is there. */
  boolean runs() {
    return process(lines(cluster)).isPresent();
  }

  /**
   * The port of the last time, so that those who were connected find it again; another one where
   * somebody else has it by now.
   */
  private static int freePort(Path file) throws IOException {
    int last = lastPort(file);
    try (ServerSocket socket = listen(last)) {
      return socket.getLocalPort();
    } catch (BindException e) {
      LOG.warn("Port {} of the embedded database is taken: it gets another one", last);
      try (ServerSocket socket = listen(0)) {
        return socket.getLocalPort();
      }
    }
  }

  /**
   * The port of the last time and no other. While nobody listens on it the system may lend it to
   * any connection that goes out, even to one of those who try to connect to it.
   */
  private static int samePort(Path file) throws IOException {
    int last = lastPort(file);
    try (ServerSocket socket = listen(last)) {
      return socket.getLocalPort();
    } catch (BindException e) {
      throw new GelegenException(
          "port " + last + ", on which the embedded database is looked for, is taken for now", e);
    }
  }

  private static int lastPort(Path file) throws IOException {
    return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
  }

  /** Whole or not at all, on a disk that may be full. */
  private static void remember(Path file, int port) throws IOException {
    if (lastPort(file) != port) {
      Path draft = file.resolveSibling("port-draft");
      Files.writeString(draft, Integer.toString(port));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static ServerSocket listen(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }

  /** Where a server lives. */
  private record Home(Path directory, Path cluster, String password) {}

  private static EmbeddedServer start(Home home, int port, Duration patience) throws IOException {
    try {
      EmbeddedPostgres started = library(home, port, patience).start();
      LOG.info(
          "PostgreSQL runs on {} (port {}): for trying out and small use; set database.url for"
              + " more",
          home.cluster,
          started.getPort());
      return new EmbeddedServer(home.cluster, home.password, started.getPort());
    } finally {
      // The library locks this file until the process ends, but the server may be stopped by
      // another
      // process and started by this one again, or not come up and be started again. The gate keeps
      // two from starting it.
      Files.deleteIfExists(home.cluster.resolve("epg-lock"));
    }
  }

  private static EmbeddedPostgres.Builder library(Home home, int port, Duration patience) {
    return EmbeddedPostgres.builder()
        .setDataDirectory(home.cluster)
        .setPort(port)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setOverrideWorkingDirectory(home.directory.resolve("binaries").toFile())
        .setPGStartupWait(patience)
        .setConnectConfig("password", home.password)
        .setLocaleConfig("auth-host", "scram-sha-256")
        .setLocaleConfig("auth-local", "scram-sha-256")
        .setLocaleConfig("pwfile", home.directory.resolve("password").toString())
        .setLocaleConfig("locale", "C")
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "C.UTF-8")
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("max_connections", "60")
        .setServerConfig("shared_buffers", "512MB")
        .setServerConfig("wal_buffers", "32MB")
        .setServerConfig("max_wal_size", "2GB")
        .setServerConfig("checkpoint_timeout", "15min")
        .setServerConfig("work_mem", "16MB")
        .setServerConfig("logging_collector", "on")
        .setServerConfig("log_filename", "postgresql-%a.log")
        .setServerConfig("log_truncate_on_rotation", "on")
        .setServerConfig("log_error_verbosity", "terse")
        .setServerConfig("log_min_error_statement", "panic");
  }

  private void createOwner() {
    try (Connection connection = connect(SUPERUSER);
        Statement statement = connection.createStatement()) {
      statement.execute("drop role if exists " + OWNER);
      statement.execute(
          "create role %s login createrole password %s"
              .formatted(OWNER, statement.enquoteLiteral(password)));
    } catch (SQLException e) {
      throw new GelegenException("the owner of the embedded database could not be made", e);
    }
  }

  /** Whether this is the server of our directory and lets us in. */
  private boolean answers() {
    try (Connection connection = connect(SUPERUSER);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show data_directory")) {
      return row.next() && Path.of(row.getString(1)).equals(cluster);
    } catch (SQLException e) {
      LOG.debug("The embedded database does not answer yet", e);
      return false;
    }
  }

  private Connection connect(String user) throws SQLException {
    return DriverManager.getConnection(url(SUPERUSER), user, password);
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** The process of a server that runs, by the file that it leaves in its directory. */
  private static Optional<ProcessHandle> process(List<String> lines) {
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.get(PID_LINE).strip()))
        .filter(ProcessHandle::isAlive)
        // A process that has ended and is not yet cleared away has no command any more.
        .filter(process -> process.info().command().orElse("").contains("postgres"));
  }

  /** The lines of the file that says which process runs the server, none when there is none. */
  private static List<String> lines(Path cluster) {
    try {
      return Files.readAllLines(pidFile(cluster));
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new GelegenException("the embedded database's process file cannot be read", e);
    }
  }

  private static Path pidFile(Path cluster) {
    return cluster.resolve("postmaster.pid");
  }

  private static String password(Path file) throws IOException {
    if (Files.notExists(file)) {
      byte[] bytes = new byte[PASSWORD_BYTES];
      new SecureRandom().nextBytes(bytes);
      Path draft = Files.createTempFile(file.getParent(), "password", null);
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
      }
      Files.writeString(draft, HexFormat.of().formatHex(bytes));
      Files.move(draft, file);
    }
    return Files.readString(file).strip();
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> paths = Files.walk(directory)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GelegenException("interrupted while the embedded database was starting", e);
    }
  }
}
