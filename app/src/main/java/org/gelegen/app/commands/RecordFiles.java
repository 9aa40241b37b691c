package org.gelegen.app.commands;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.gelegen.app.console.Console;
import org.gelegen.model.GelegenException;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.records.RecordCodec;
import org.jspecify.annotations.Nullable;

/** Records written one a line. */
final class RecordFiles {
  private static final int BUFFER = 1 << 16;

  private RecordFiles() {}

  /** A file, gzipped when its name ends in {@code .gz}; null: standard output. */
  static OutputStream open(@Nullable Path file, Console console) throws IOException {
    if (file == null) {
      return new BufferedOutputStream(console.out(), BUFFER);
    }
    OutputStream plain = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
    return file.toString().endsWith(".gz")
        ? new BufferedOutputStream(new GZIPOutputStream(plain), BUFFER)
        : plain;
  }

  static void write(OutputStream stream, RecordCodec codec, PortfolioRecord record) {
    try {
      stream.write(codec.write(record));
      stream.write('\n');
    } catch (IOException e) {
      throw new GelegenException("cannot write the records: " + e.getMessage(), e);
    }
  }
}
