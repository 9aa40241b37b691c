package org.gelegen.model.campaign;

import java.time.Instant;
import org.gelegen.model.portfolio.Channel;
import org.jspecify.annotations.Nullable;

/**
 * An order that nothing goes out any more, and what became of it.
 *
 * @param channel what it is about, absent: every channel
 * @param stoppedBy the key's id, or the command
 * @param cancelled how many planned contacts it took back
 * @param liftedAt when contacts could go out again, absent: it is in force
 */
public record Stop(
    String stopId,
    @Nullable Channel channel,
    Instant stoppedAt,
    String stoppedBy,
    String why,
    long cancelled,
    @Nullable Instant liftedAt,
    @Nullable String liftedBy) {
  /** Whether nothing goes out over {@code asked} because of it. */
  public boolean holds(Channel asked) {
    return liftedAt == null && (channel == null || channel == asked);
  }
}
