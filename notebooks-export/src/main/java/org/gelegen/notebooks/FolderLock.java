package org.gelegen.notebooks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import org.gelegen.model.GelegenException;

/**
 * Keeps others from exporting to the same folder, as long as it is held: the operating system lets
 * go of it when the process ends, however it ends. Its file goes with it where there is time.
 */
final class FolderLock implements AutoCloseable {
  static final String NAME = ".gelegen-export.lock";

  private static final AtomicLong TAKEN = new AtomicLong();

  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock of a folder that is there.
   *
   * @throws GelegenException when somebody else has it
   */
  static FolderLock take(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      String token = ProcessHandle.current().pid() + "-" + TAKEN.incrementAndGet();
      if (locks(channel) && isStillThere(file, channel, token)) {
        return new FolderLock(file, channel);
      }
      channel.close();
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    throw new GelegenException(
        "another export is being written to " + folder + ": wait for it, or name another folder");
  }

  private static boolean locks(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Whoever had the lock may have deleted the file between our opening it and our locking it. */
  private static boolean isStillThere(Path file, FileChannel channel, String token)
      throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(token.getBytes(StandardCharsets.UTF_8)));
    return Files.exists(file) && Files.readString(file).equals(token);
  }

  /** Lets go of it as when the process is killed. */
  void abandon() throws IOException {
    channel.close();
  }

  @Override
  public void close() throws IOException {
    try {
      Files.deleteIfExists(file);
    } finally {
      channel.close();
    }
  }
}
