package org.gelegen.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.gelegen.model.GelegenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL on a directory, for trying out and small use, running as long as somebody uses it.
 *
 * <p>Nobody owns the server. Every process that uses it holds a shared lock on the file {@code
 * users}; the first one starts it, the others find it, and the last one that closes stops it,
 * because it alone can take that lock exclusively. So a command works whether or not {@code serve}
 * is running, and goes on working when {@code serve} ends first. Starting and stopping happen under
 * a second lock, {@code gate}, so that they never cross. Locks end with their process, whatever
 * ends it: a server whose users were all killed runs on until the next user closes it, and one that
 * was killed itself is started again by whichever user notices first, recovers its data and is
 * found on the port where it was.
 *
 * <p>Opening the same directory several times in one process is allowed; the last closing counts.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final String DATABASE = "gelegen";
  private static final Duration GUARD_EVERY = Duration.ofSeconds(1);

  /** File locks belong to the whole process, so the users within it are counted here. */
  private static final Map<Path, Use> USES = new HashMap<>();

  private final Use use;
  private boolean closed;

  private EmbeddedDatabase(Use use) {
    this.use = use;
  }

  /**
   * Starts the server on {@code directory}, or finds it running.
   *
   * @param directory the data directory of the product; the server's files are in {@code postgres}
   *     below it
   */
  public static EmbeddedDatabase open(Path directory) {
    try {
      Path home = Files.createDirectories(directory.resolve("postgres")).toRealPath();
      synchronized (USES) {
        Use use = USES.get(home);
        if (use == null) {
          use = new Use(home);
          USES.put(home, use);
        }
        use.openings++;
        return new EmbeddedDatabase(use);
      }
    } catch (IOException e) {
      throw new GelegenException(
          "the embedded database cannot work on "
              + directory
              + ": "
              + reason(e)
              + "; choose another data.dir",
          e);
    }
  }

  /** The message of most failures of a file system is the file and nothing else. */
  private static String reason(IOException failure) {
    return switch (failure) {
      case AccessDeniedException _ -> "it may not be written";
      case FileAlreadyExistsException _ -> "there is a file in its place";
      case NoSuchFileException _ -> "it is not there and cannot be made";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> String.valueOf(failure.getMessage());
    };
  }

  /** How to connect to the product's database. */
  public DatabaseSettings settings() {
    return settings(DATABASE);
  }

  /** How to connect to a database by name, which is made when it is not there. */
  public DatabaseSettings settings(String database) {
    return use.server.database(database);
  }

  /** Stops the server when nobody else uses it. */
  @Override
  public void close() {
    synchronized (USES) {
      if (closed) {
        return;
      }
      closed = true;
      if (--use.openings == 0) {
        USES.remove(use.home);
        use.end();
      }
    }
  }

  /** This process's use of a server. */
  private static final class Use {
    private final Path home;
    private final FileChannel users;
    private final FileLock shared;
    private final ScheduledExecutorService guard =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("embedded-database").daemon().factory());
    private volatile EmbeddedServer server;
    private int openings;

    private Use(Path home) throws IOException {
      this.home = home;
      users = openLockFile(home.resolve("users"));
      try (FileChannel gate = openLockFile(home.resolve("gate"));
          FileLock _ = gate.lock()) {
        shared = users.lock(0, Long.MAX_VALUE, true);
        server = EmbeddedServer.findOrStart(home);
      } catch (IOException | RuntimeException e) {
        users.close();
        throw e;
      }
      var _ =
          guard.scheduleWithFixedDelay(
              this::startAgainWhereItDied,
              GUARD_EVERY.toMillis(),
              GUARD_EVERY.toMillis(),
              TimeUnit.MILLISECONDS);
    }

    private void startAgainWhereItDied() {
      try {
        if (!server.runs()) {
          LOG.warn("The embedded database is gone and is started again");
          startAgain();
        }
      } catch (IOException | RuntimeException e) {
        // The guard would not come back were this to leave it.
        LOG.warn("The embedded database could not be started again yet", e);
      }
    }

    private void startAgain() throws IOException {
      try (FileChannel gate = openLockFile(home.resolve("gate"));
          FileLock _ = gate.lock()) {
        server = EmbeddedServer.findOrStartAgain(home);
      }
    }

    private void end() {
      guard.close();
      try (users;
          FileChannel gate = openLockFile(home.resolve("gate"));
          FileLock _ = gate.lock()) {
        shared.release();
        try (FileLock alone = users.tryLock()) {
          if (alone != null) {
            server.stop();
          } else {
            LOG.info("The embedded database goes on for another process");
          }
        }
      } catch (IOException e) {
        LOG.warn("The embedded database was left running", e);
      }
    }

    private static FileChannel openLockFile(Path file) throws IOException {
      return FileChannel.open(
          file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
  }
}
