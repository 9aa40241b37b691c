package org.gelegen.notebooks;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gelegen.model.GelegenException;

/**
 * The folder of an export, which nobody else exports to as long as it is held. Everything is
 * written aside, below {@value #ASIDE}-…, and moved into place once it is complete, as {@link
 * Replacement} says. What a broken-off export left aside goes with the next, and what one that was
 * killed while it was moved left is brought to its end by the next. An export that is overwritten
 * loses the files that its manifest names and no others, and none that was changed since.
 */
final class ExportFolder implements AutoCloseable {
  static final String MANIFEST = "manifest.json";
  static final String FORMAT = "gelegen-export";

  private static final String ASIDE = ".unfinished-export";
  private static final Set<String> OWN = Set.of(FolderLock.NAME, Replacement.JOURNAL);

  private final Path folder;
  private final Runnable afterEach;
  private final FolderLock lock;
  private final Path aside;
  private boolean noted;

  private ExportFolder(Path folder, Runnable afterEach, FolderLock lock, Path aside) {
    this.folder = folder;
    this.afterEach = afterEach;
    this.lock = lock;
    this.aside = aside;
  }

  /**
   * Makes the folder, for its owner only, or takes one that is there.
   *
   * @param overwrite whether it may hold anything
   * @throws GelegenException when it holds something and may not, something else than an export in
   *     its place, or what was changed since; when another export is on; when it cannot be written
   */
  static ExportFolder begin(Path folder, boolean overwrite) {
    return begin(folder, overwrite, () -> {});
  }

  /** The same, telling of each step of what must not be broken off. */
  static ExportFolder begin(Path named, boolean overwrite, Runnable afterEach) {
    Path folder = named.toAbsolutePath().normalize();
    try {
      if (Files.exists(folder) && !Files.isDirectory(folder)) {
        throw new GelegenException(folder + " is a file: name a folder with --out");
      }
      ExportFiles.makeFolder(folder);
      FolderLock lock = FolderLock.take(folder);
      try {
        return new ExportFolder(folder, afterEach, lock, aside(folder, overwrite, afterEach));
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw cannot(folder, e);
    }
  }

  private static Path aside(Path folder, boolean overwrite, Runnable afterEach) throws IOException {
    Replacement left = Replacement.left(folder, afterEach).orElse(null);
    if (left != null) {
      left.carryOut();
    }
    boolean full = false;
    for (Path entry : entries(folder)) {
      String name = entry.getFileName().toString();
      if (name.startsWith(ASIDE)) {
        ExportFiles.deleteAll(entry);
      } else if (!OWN.contains(name)) {
        full = true;
      }
    }
    if (full && !overwrite) {
      throw new GelegenException(
          folder + " is not empty: name another folder, or replace the export with --overwrite");
    }
    FormerExport.in(folder).requireUnchanged();
    Path aside = Files.createTempDirectory(folder, ASIDE + "-");
    Files.createDirectories(aside.resolve("data"));
    Files.createDirectories(aside.resolve("work"));
    return aside;
  }

  private static List<Path> entries(Path folder) throws IOException {
    List<Path> all = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(all::add);
    }
    return all;
  }

  /** Whether others than its owner may look into the folder. */
  boolean isOpen() {
    try {
      return ExportFiles.isOpen(folder);
    } catch (IOException e) {
      throw cannot(folder, e);
    }
  }

  /** Where tables are written. */
  Path data() {
    return aside.resolve("data");
  }

  /** Where files lie that are needed while the export is made. */
  Path work() {
    return aside.resolve("work");
  }

  /** Writes a file of the export. */
  void write(String path, byte[] bytes) {
    Path file = aside.resolve(path);
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw cannot(folder, e);
    }
  }

  /** A file as the manifest names it. */
  record Written(String path, long bytes, String sha256) {}

  /** Everything written so far, by path. */
  List<Written> written() {
    try {
      ExportFiles.deleteAll(work());
      List<Written> written = new ArrayList<>();
      for (String path : paths()) {
        Path file = aside.resolve(path);
        written.add(new Written(path, Files.size(file), ExportFiles.sha256(file)));
      }
      return written;
    } catch (IOException e) {
      throw cannot(folder, e);
    }
  }

  private List<String> paths() throws IOException {
    try (Stream<Path> files = Files.walk(aside)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> aside.relativize(file).toString().replace('\\', '/'))
          .sorted(Comparator.naturalOrder())
          .toList();
    }
  }

  /** Puts the export in the place of the one that was there. */
  void finish() {
    try {
      List<String> moves = new ArrayList<>(paths());
      moves.remove(MANIFEST);
      FormerExport former = FormerExport.in(folder);
      former.requireRoomFor(moves);
      former.requireUnchanged();
      List<String> deletions = new ArrayList<>(former.paths());
      deletions.removeAll(moves);
      Replacement.Plan plan =
          new Replacement.Plan(aside.getFileName().toString(), deletions, moves);
      Replacement replacement = Replacement.note(folder, plan, this::noted);
      replacement.carryOut();
    } catch (IOException e) {
      throw cannot(folder, e);
    }
  }

  private void noted() {
    noted = true;
    afterEach.run();
  }

  /** Lets go of the folder as when the process is killed. */
  void abandon() throws IOException {
    lock.abandon();
  }

  /** Lets go of the folder; what was not finished is deleted. */
  @Override
  public void close() {
    try {
      try {
        if (!noted) {
          ExportFiles.deleteAll(aside);
        }
      } finally {
        lock.close();
      }
    } catch (IOException e) {
      throw cannot(folder, e);
    }
  }

  private static GelegenException cannot(Path folder, IOException e) {
    return new GelegenException("cannot write the export to " + folder + ": " + e, e);
  }
}
