package org.gelegen.storage;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows for {@code copy … from stdin (format binary)}, sent in pieces as they come. The binary
 * format saves the server the parsing and us the quoting.
 *
 * @see "PostgreSQL documentation, COPY, Binary Format"
 */
final class BinaryCopy {
  private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', -1, '\r', '\n', 0};
  private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");
  private static final int PIECE = 1 << 18;

  private final CopyIn copy;
  private byte[] buffer = new byte[PIECE + (1 << 16)];
  private int length;

  private BinaryCopy(CopyIn copy) {
    this.copy = copy;
    System.arraycopy(SIGNATURE, 0, buffer, 0, SIGNATURE.length);
    // Two zero words follow the signature: no flags, no extension.
    length = SIGNATURE.length + 8;
  }

  /** Writes the rows of one copy. */
  interface Rows {
    void writeTo(BinaryCopy copy) throws SQLException;
  }

  /** Runs {@code sql} with the rows that {@code rows} writes. */
  static void run(Connection connection, String sql, Rows rows) throws SQLException {
    CopyIn copyIn = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    try {
      BinaryCopy copy = new BinaryCopy(copyIn);
      rows.writeTo(copy);
      copy.int16(-1);
      copy.flush();
      copyIn.endCopy();
    } finally {
      if (copyIn.isActive()) {
        copyIn.cancelCopy();
      }
    }
  }

  void startRow(int columns) throws SQLException {
    if (length >= PIECE) {
      flush();
    }
    int16(columns);
  }

  void text(@Nullable String value) {
    bytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
  }

  void bytes(byte @Nullable [] value) {
    if (value == null) {
      int32(-1);
      return;
    }
    int32(value.length);
    reserve(value.length);
    System.arraycopy(value, 0, buffer, length, value.length);
    length += value.length;
  }

  void smallint(int value) {
    int32(2);
    int16(value);
  }

  void integer(int value) {
    int32(4);
    int32(value);
  }

  /** Microseconds since the year 2000; what is finer is cut off. */
  void timestamp(Instant value) {
    long micros = ChronoUnit.MICROS.between(POSTGRES_EPOCH, value.truncatedTo(ChronoUnit.MICROS));
    int32(8);
    int32((int) (micros >> 32));
    int32((int) micros);
  }

  private void int16(int value) {
    reserve(2);
    buffer[length++] = (byte) (value >> 8);
    buffer[length++] = (byte) value;
  }

  private void int32(int value) {
    reserve(4);
    buffer[length++] = (byte) (value >> 24);
    buffer[length++] = (byte) (value >> 16);
    buffer[length++] = (byte) (value >> 8);
    buffer[length++] = (byte) value;
  }

  private void reserve(int count) {
    if (buffer.length - length < count) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + count));
    }
  }

  private void flush() throws SQLException {
    copy.writeToCopy(buffer, 0, length);
    length = 0;
  }
}
