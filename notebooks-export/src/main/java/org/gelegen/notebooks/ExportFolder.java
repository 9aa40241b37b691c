package org.gelegen.notebooks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.gelegen.model.GelegenException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder of an export. Everything is written aside, below {@value #ASIDE}, and moved into place
 * once it is complete, the manifest last. What a broken-off export left aside goes with the next.
 * An export that is overwritten loses the files that its manifest names and no others.
 */
final class ExportFolder {
  static final String MANIFEST = "manifest.json";
  private static final String ASIDE = ".unfinished-export";
  private static final int BUFFER = 1 << 16;

  private final Path folder;
  private final Path aside;

  private ExportFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
    aside = this.folder.resolve(ASIDE);
  }

  /**
   * Makes the folder, for its owner only, or takes one that is there.
   *
   * @param overwrite whether it may hold anything
   * @throws GelegenException when it holds something and may not, or cannot be written
   */
  static ExportFolder begin(Path folder, boolean overwrite) {
    ExportFolder begun = new ExportFolder(folder);
    try {
      begun.make(overwrite);
    } catch (IOException e) {
      throw begun.cannot(e);
    }
    return begun;
  }

  private void make(boolean overwrite) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new GelegenException(folder + " is a file: name a folder with --out");
    }
    if (!Files.exists(folder)) {
      Files.createDirectories(folder);
      FileStore store = Files.getFileStore(folder);
      if (store.supportsFileAttributeView(PosixFileAttributeView.class)) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
    } else if (!overwrite && holdsSomething()) {
      throw new GelegenException(
          folder + " is not empty: name another folder, or replace the export with --overwrite");
    }
    deleteAside();
    Files.createDirectories(aside.resolve("data"));
    Files.createDirectories(aside.resolve("work"));
  }

  private boolean holdsSomething() throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (!entry.equals(aside)) {
          return true;
        }
      }
      return false;
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
      throw cannot(e);
    }
  }

  /** A file as the manifest names it. */
  record Written(String path, long bytes, String sha256) {}

  /** Everything written so far, by path. */
  List<Written> written() {
    try {
      deleteAll(work());
      try (Stream<Path> files = Files.walk(aside)) {
        return files
            .filter(Files::isRegularFile)
            .map(this::describe)
            .sorted(Comparator.comparing(Written::path))
            .toList();
      }
    } catch (IOException e) {
      throw cannot(e);
    }
  }

  private Written describe(Path file) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        byte[] buffer = new byte[BUFFER];
        while (in.read(buffer) >= 0) {
          // Reading feeds the digest.
        }
      }
      return new Written(
          aside.relativize(file).toString().replace('\\', '/'),
          Files.size(file),
          HexFormat.of().formatHex(digest.digest()));
    } catch (IOException e) {
      throw cannot(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Puts the export in the place of the one that was there. */
  void finish() {
    try {
      deleteFormer();
      for (Written file : written()) {
        if (!file.path().equals(MANIFEST)) {
          move(file.path());
        }
      }
      move(MANIFEST);
      deleteAside();
    } catch (IOException e) {
      throw cannot(e);
    }
  }

  private void move(String path) throws IOException {
    Path target = folder.resolve(path);
    Files.createDirectories(target.getParent());
    Files.move(aside.resolve(path), target, StandardCopyOption.REPLACE_EXISTING);
  }

  private void deleteFormer() throws IOException {
    Path manifest = folder.resolve(MANIFEST);
    if (!Files.exists(manifest)) {
      return;
    }
    for (JsonNode file : former(manifest)) {
      Path former = folder.resolve(file.path("path").asString("")).normalize();
      if (former.startsWith(folder) && Files.isRegularFile(former)) {
        Files.delete(former);
      }
    }
    Files.delete(manifest);
  }

  private static JsonNode former(Path manifest) throws IOException {
    try {
      return JsonMapper.builder().build().readTree(Files.readAllBytes(manifest)).path("files");
    } catch (JacksonException e) {
      throw new GelegenException(
          manifest + " is no manifest of an export: name another folder with --out", e);
    }
  }

  private void deleteAside() throws IOException {
    deleteAll(aside);
  }

  private static void deleteAll(Path top) throws IOException {
    if (!Files.exists(top)) {
      return;
    }
    try (Stream<Path> entries = Files.walk(top)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }

  private GelegenException cannot(IOException e) {
    return new GelegenException("cannot write the export to " + folder + ": " + e, e);
  }
}
