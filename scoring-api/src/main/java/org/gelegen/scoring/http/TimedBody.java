package org.gelegen.scoring.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * A body that has to come in within its time, so that nobody holds a request open with a byte now
 * and then. A body that may be of any length has to bring {@value #SLOWEST} bytes a second beyond
 * that.
 */
final class TimedBody extends FilterInputStream {
  /** Bytes a second. */
  static final long SLOWEST = 1_000;

  private final boolean unlimited;
  private final LongSupplier nanos;
  private final long endsAt;
  private long bytes;

  /**
   * Begins its time.
   *
   * @param time longer than nothing
   * @param unlimited whether it may be of any length
   * @param nanos a clock that nobody sets, in nanoseconds
   */
  TimedBody(InputStream in, Duration time, boolean unlimited, LongSupplier nanos) {
    super(in);
    this.unlimited = unlimited;
    this.nanos = nanos;
    endsAt = nanos.getAsLong() + time.toNanos();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count;
    try {
      count = in.read(buffer, offset, length);
    } catch (IOException e) {
      throw e.getCause() instanceof TimeoutException ? new SlowBodyException() : e;
    }
    bytes += Math.max(0, count);
    long more = unlimited ? bytes * (Duration.ofSeconds(1).toNanos() / SLOWEST) : 0;
    if (count >= 0 && nanos.getAsLong() - endsAt - more > 0) {
      throw new SlowBodyException();
    }
    return count;
  }
}
