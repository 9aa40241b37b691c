package org.gelegen.records.intake;

import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts a stream into lines in constant memory. A line that is longer than {@link #MAX_LINE} is
 * passed over and marked. A byte order mark is not part of the line it begins: there is one at the
 * start of every file that was put together to make the stream.
 */
final class LineReader {
  /** The longest line in bytes; the longest sensible record is a hundredth of it. */
  static final int MAX_LINE = 1 << 20;

  private final InputStream in;
  private final byte[] buffer = new byte[MAX_LINE + 4096];
  private int start;
  private int end;
  private int limit;
  private long line;
  private boolean tooLong;

  LineReader(InputStream in) {
    this.in = in;
  }

  /** Goes to the next line; false when there is none. */
  boolean next() throws IOException {
    tooLong = false;
    start = line == 0 ? 0 : end + 1;
    int scan = start;
    while (true) {
      while (scan < limit && buffer[scan] != '\n') {
        scan++;
      }
      if (scan < limit) {
        return endLine(scan);
      }
      if (limit - start > MAX_LINE) {
        // What was read of the line is dropped, and so is the rest of it.
        tooLong = true;
        limit = start;
      }
      scan = Math.max(0, limit - start);
      if (!fill()) {
        return (tooLong || start < limit) && endLine(limit);
      }
    }
  }

  /** The number of the current line, from 1. */
  long line() {
    return line;
  }

  /** Whether the current line is longer than allowed. */
  boolean tooLong() {
    return tooLong || end - start > MAX_LINE;
  }

  /** The array that holds the current line, from {@link #offset} on, until the next one. */
  byte[] bytes() {
    return buffer;
  }

  int offset() {
    return start;
  }

  int length() {
    return end - start;
  }

  /** Whether the current line holds nothing but white space. */
  boolean blank() {
    for (int i = start; i < end; i++) {
      if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
        return false;
      }
    }
    return !tooLong();
  }

  private boolean endLine(int at) {
    end = at;
    line++;
    if (length() >= 3
        && buffer[start] == (byte) 0xef
        && buffer[start + 1] == (byte) 0xbb
        && buffer[start + 2] == (byte) 0xbf) {
      start += 3;
    }
    return true;
  }

  /** Moves what is left to the front and reads more behind it; false at the end of the stream. */
  private boolean fill() throws IOException {
    if (start > 0 && start <= limit) {
      System.arraycopy(buffer, start, buffer, 0, limit - start);
      limit -= start;
      start = 0;
    }
    int count = in.read(buffer, limit, buffer.length - limit);
    limit += Math.max(0, count);
    return count >= 0;
  }
}
