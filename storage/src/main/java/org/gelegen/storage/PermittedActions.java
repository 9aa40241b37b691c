package org.gelegen.storage;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.gelegen.model.decision.Decision.PermittedAction;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;

/**
 * The set that a decision was drawn from, packed: there may be hundreds of actions to each of
 * millions of decisions.
 *
 * <p>Format 1: a byte 1, a word with the count, then for each action a byte with the channel, its
 * slot's start in microseconds since 1970 and length in microseconds (long integers), and its
 * probability (a double), all big-endian. Channels are numbered in the order in which they were
 * invented, which never changes.
 */
final class PermittedActions {
  private static final byte FORMAT = 1;

  /** How many bytes a set has before its first action: an empty one has no more. */
  static final int HEADER = 5;

  private static final int WIDTH = 25;
  private static final List<Channel> CHANNELS =
      List.of(
          Channel.PHONE,
          Channel.IVR,
          Channel.SMS,
          Channel.WHATSAPP,
          Channel.EMAIL,
          Channel.LETTER,
          Channel.PORTAL);

  private PermittedActions() {}

  static byte[] pack(List<PermittedAction> actions) {
    ByteBuffer packed = ByteBuffer.allocate(HEADER + WIDTH * actions.size());
    packed.put(FORMAT).putInt(actions.size());
    for (PermittedAction permitted : actions) {
      Slot slot = permitted.action().slot();
      packed
          .put((byte) CHANNELS.indexOf(permitted.action().channel()))
          .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, slot.start()))
          .putLong(ChronoUnit.MICROS.between(slot.start(), slot.end()))
          .putDouble(permitted.probability());
    }
    return packed.array();
  }

  static List<PermittedAction> unpack(byte[] bytes) {
    ByteBuffer packed = ByteBuffer.wrap(bytes);
    if (packed.get() != FORMAT) {
      throw new IllegalArgumentException("packed actions must be of format " + FORMAT);
    }
    int count = packed.getInt();
    List<PermittedAction> actions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Channel channel = CHANNELS.get(packed.get());
      Instant start = Instant.EPOCH.plus(packed.getLong(), ChronoUnit.MICROS);
      Instant end = start.plus(packed.getLong(), ChronoUnit.MICROS);
      actions.add(
          new PermittedAction(new Action(channel, new Slot(start, end)), packed.getDouble()));
    }
    return actions;
  }
}
