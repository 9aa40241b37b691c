package org.gelegen.records.intake;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates a stream of gzip members (RFC 1952), one after the other, to the last byte.
 *
 * <p>The JDK's own stream asks {@code available()} whether another member follows, and stops in
 * silence when a slow source says no; it also takes a torn second header for the end. Here the end
 * of the source is the only end, and everything that is no complete member is an error.
 */
public final class GzipMembers extends InputStream {
  private static final int TRAILER_CRC = 4;
  private static final int FLAG_HEADER_CRC = 2;
  private static final int FLAG_EXTRA = 4;
  private static final int FLAG_NAME = 8;
  private static final int FLAG_COMMENT = 16;

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private long consumed;
  private boolean inMember;
  private boolean ended;

  /** Inflates what {@code in} gives, and closes it in the end. */
  public GzipMembers(InputStream in) {
    this.in = in;
  }

  /** The stream itself, or inflated when it begins as gzip does. */
  public static InputStream orPlain(InputStream in) throws IOException {
    PushbackInputStream peeked = new PushbackInputStream(in, 2);
    byte[] magic = peeked.readNBytes(2);
    peeked.unread(magic);
    boolean gzip = magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
    return gzip ? new GzipMembers(peeked) : peeked;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!ended) {
      if (!inMember) {
        startMember();
        continue;
      }
      int count = inflate(target, offset, length);
      if (count > 0) {
        crc.update(target, offset, count);
        return count;
      }
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }

  private int inflate(byte[] target, int offset, int length) throws IOException {
    try {
      int count = inflater.inflate(target, offset, length);
      if (count == 0) {
        if (inflater.finished()) {
          endMember();
        } else if (inflater.needsDictionary()) {
          throw damaged("asks for a dictionary");
        } else if (position == limit && !fill()) {
          throw torn();
        } else {
          inflater.setInput(buffer, position, limit - position);
          position = limit;
        }
      }
      return count;
    } catch (DataFormatException e) {
      throw damaged("holds damaged data");
    }
  }

  private void startMember() throws IOException {
    if (position == limit && !fill()) {
      ended = true;
      return;
    }
    if (next() != 0x1f || next() != 0x8b || next() != 8) {
      throw damaged("goes on with something that is not gzip");
    }
    int flags = next();
    skip(6);
    if ((flags & FLAG_EXTRA) != 0) {
      skip(next() | next() << 8);
    }
    if ((flags & FLAG_NAME) != 0) {
      skipText();
    }
    if ((flags & FLAG_COMMENT) != 0) {
      skipText();
    }
    if ((flags & FLAG_HEADER_CRC) != 0) {
      skip(2);
    }
    inflater.reset();
    crc.reset();
    inMember = true;
  }

  private void endMember() throws IOException {
    position = limit - inflater.getRemaining();
    long sum = 0;
    for (int i = 0; i < TRAILER_CRC; i++) {
      sum |= (long) next() << (8 * i);
    }
    long size = 0;
    for (int i = 0; i < TRAILER_CRC; i++) {
      size |= (long) next() << (8 * i);
    }
    if (sum != crc.getValue() || size != (inflater.getBytesWritten() & 0xffff_ffffL)) {
      throw damaged("does not have the checksum it says");
    }
    inMember = false;
  }

  private int next() throws IOException {
    if (position == limit && !fill()) {
      throw torn();
    }
    return buffer[position++] & 0xff;
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      next();
    }
  }

  private void skipText() throws IOException {
    int c = next();
    while (c != 0) {
      c = next();
    }
  }

  private boolean fill() throws IOException {
    consumed += limit;
    position = 0;
    limit = Math.max(0, in.read(buffer));
    return limit > 0;
  }

  private EOFException torn() {
    return new EOFException("the gzip stream is torn: it ends after byte " + (consumed + limit));
  }

  private IOException damaged(String how) {
    return new IOException("the gzip stream " + how + " before byte " + (consumed + position));
  }
}
