package org.gelegen.notebooks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import org.gelegen.model.GelegenException;
import org.jspecify.annotations.Nullable;

/** What exports do with files and folders. */
final class ExportFiles {
  private static final int BUFFER = 1 << 16;
  private static final Set<PosixFilePermission> OWN_FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> OWN_FILE =
      PosixFilePermissions.fromString("rw-------");

  private ExportFiles() {}

  /** The SHA-256 of a file's bytes, in hexadecimal. */
  static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        byte[] buffer = new byte[BUFFER];
        while (in.read(buffer) >= 0) {
          // Reading feeds the digest.
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * The place of a file below a folder.
   *
   * @param path with slashes, as manifests have it
   * @throws GelegenException when it leads out of the folder, also over a link
   */
  static Path below(Path folder, String path) {
    Path file = folder.resolve(path).normalize();
    if (!file.startsWith(folder) || file.equals(folder)) {
      throw new GelegenException(path + " leads out of " + folder + ": name another folder");
    }
    Path each = folder;
    for (Path name : folder.relativize(file)) {
      each = each.resolve(name);
      if (Files.isSymbolicLink(each)) {
        throw new GelegenException(each + " is a link: remove it, or name another folder");
      }
    }
    return file;
  }

  /** Makes a folder and those that it lies in, for its owner only where it was not there. */
  static void makeFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.createDirectory(folder);
    if (hasPermissions(folder)) {
      Files.setPosixFilePermissions(folder, OWN_FOLDER);
    }
  }

  /** Lets nobody but its owner read a file. */
  static void close(Path file) throws IOException {
    if (hasPermissions(file)) {
      Files.setPosixFilePermissions(file, OWN_FILE);
    }
  }

  /** Whether others than its owner may look into a folder. */
  static boolean isOpen(Path folder) throws IOException {
    return hasPermissions(folder) && !OWN_FOLDER.containsAll(Files.getPosixFilePermissions(folder));
  }

  private static boolean hasPermissions(Path path) throws IOException {
    return Files.getFileStore(path).supportsFileAttributeView(PosixFileAttributeView.class);
  }

  /** Deletes a folder with all that is in it, where it is there; links are not followed. */
  static void deleteAll(Path top) throws IOException {
    if (!Files.exists(top, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        top,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
              throws IOException {
            if (e != null) {
              throw e;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
