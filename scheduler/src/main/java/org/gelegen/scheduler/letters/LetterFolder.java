package org.gelegen.scheduler.letters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;

/**
 * The folder that a print shop fetches letters from: {@code <client>/<business date>/}, with a file
 * a letter and {@value #MANIFEST}, which lists them.
 *
 * <p>A file gets its name when all of it is on the disk, the manifest after the letter, so that a
 * process that is killed leaves no half file under a name that counts and no line without its file.
 * The name follows from debtor and contact: the same letter replaces itself, and an erasure finds
 * what is a debtor's without asking anybody. Several threads and processes may write to it.
 */
public final class LetterFolder {
  static final String MANIFEST = "manifest.csv";

  /** One process has a lock on a file once only, so its threads take turns first. */
  private static final Map<Path, ReentrantLock> TURNS = new ConcurrentHashMap<>();

  private static final String SAFE = "[a-z0-9][a-z0-9-]{0,63}";

  private final Path root;

  /**
   * Creates nothing yet.
   *
   * @param root absent until the first letter
   */
  public LetterFolder(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /** Where it is; absent until the first letter. */
  public Path root() {
    return root;
  }

  /** Puts a letter, or the same one again, into the folder of its day. */
  void put(Envelope envelope, byte[] pdf) throws IOException {
    Path client = root.resolve(name(envelope.client()));
    Path day = client.resolve(envelope.date().toString());
    Files.createDirectories(day);
    alone(
        client,
        () -> {
          String file = file(envelope.client(), envelope.debtor(), envelope.contact());
          Manifest.Line line =
              new Manifest.Line(
                  envelope.contact().value(),
                  envelope.debtor().value(),
                  file,
                  envelope.pages(),
                  String.join(", ", envelope.address()),
                  sha256(pdf));
          Path list = day.resolve(MANIFEST);
          Manifest.mend(list);
          if (Files.exists(list) && !Files.exists(day.resolve(file))) {
            // What has no file has no line, so the list need not be read, however long it is.
            write(day.resolve(file), pdf);
            Manifest.append(list, line);
          } else {
            replace(day.resolve(file), pdf, list, line);
          }
          return 1;
        });
  }

  /** Writes a letter that may be there, and the list anew. */
  private static void replace(Path file, byte[] pdf, Path list, Manifest.Line line)
      throws IOException {
    Manifest manifest = Manifest.read(list);
    if (manifest.hasOther(line.file(), line.sha256())) {
      // A line must never tell of other bytes than the file has.
      manifest.removeFiles(line.file());
      write(list, manifest.bytes());
    }
    write(file, pdf);
    manifest.put(line);
    write(list, manifest.bytes());
  }

  /**
   * Takes a debtor's letters out of every day's folder.
   *
   * @return how many files went, 0 where there were none
   */
  public int erase(ClientId client, DebtorId debtor) {
    Path folder = root.resolve(name(client));
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try {
      return alone(
          folder,
          () -> {
            int files = 0;
            for (Path day : entries(folder)) {
              if (Files.isDirectory(day)) {
                files += erase(day, mark(client, debtor));
              }
            }
            return files;
          });
    } catch (IOException e) {
      throw new UncheckedIOException("letters in " + folder + " cannot be erased", e);
    }
  }

  private static int erase(Path day, String mark) throws IOException {
    int files = 0;
    for (Path file : entries(day)) {
      // With a full stop before it: one that was being written when a process was killed.
      String name = file.getFileName().toString();
      if (name.startsWith(mark) || name.startsWith("." + mark)) {
        Files.delete(file);
        files++;
      }
    }
    Path list = day.resolve(MANIFEST);
    Manifest.mend(list);
    Manifest manifest = Manifest.read(list);
    if (manifest.removeFiles(mark)) {
      write(list, manifest.bytes());
    }
    sync(day);
    return files;
  }

  /** The name of the file with a contact's letter. */
  static String file(ClientId client, DebtorId debtor, ContactId contact) {
    return mark(client, debtor)
        + hash("contact", client.value(), contact.value()).substring(0, 24)
        + ".pdf";
  }

  /** What the names of a debtor's files begin with. */
  private static String mark(ClientId client, DebtorId debtor) {
    return hash("debtor", client.value(), debtor.value()).substring(0, 16) + "-";
  }

  /** A client's id as the name of a folder; ids may hold anything. */
  private static String name(ClientId client) {
    return client.value().matches(SAFE)
        ? client.value()
        : "client_" + hash("client", client.value(), "").substring(0, 32);
  }

  private static String hash(String kind, String first, String second) {
    return sha256((kind + "\n" + first + "\n" + second).getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }

  private static void write(Path file, byte[] content) throws IOException {
    Path unfinished = file.resolveSibling("." + file.getFileName() + ".tmp");
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(file.resolveSibling("."));
  }

  /** Makes names in a folder last, as far as the system can. */
  private static void sync(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Some systems open no folders; there a name lasts when the system says so.
      return;
    }
  }

  private interface Work {
    int run() throws IOException;
  }

  private static int alone(Path client, Work work) throws IOException {
    ReentrantLock turn = TURNS.computeIfAbsent(client, _ -> new ReentrantLock());
    turn.lock();
    try (FileChannel lock =
        FileChannel.open(
            client.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      // Let go when the channel is closed, or the process ends.
      lock.lock();
      return work.run();
    } finally {
      turn.unlock();
    }
  }

  /**
   * A letter's outside.
   *
   * @param date the business date it belongs to
   * @param address the lines in the window
   */
  record Envelope(
      ClientId client,
      ContactId contact,
      DebtorId debtor,
      LocalDate date,
      List<String> address,
      int pages) {}
}
