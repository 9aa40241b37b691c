package org.gelegen.scheduler.dispatch;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.gelegen.model.campaign.ContactStatus;

/**
 * What one call of the dispatcher did.
 *
 * @param settled how many claims ended in which status; {@code SENDING}: left to be taken over
 * @param more whether the call ended before everything due was claimed
 */
public record DispatchResult(Map<ContactStatus, Integer> settled, boolean more) {
  static final DispatchResult NOTHING = new DispatchResult(Map.of(), false);

  public DispatchResult {
    settled = settled.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(settled));
  }

  /** What both did. */
  DispatchResult plus(DispatchResult other) {
    Map<ContactStatus, Integer> sum = new EnumMap<>(ContactStatus.class);
    sum.putAll(settled);
    other.settled.forEach((status, count) -> sum.merge(status, count, Integer::sum));
    return new DispatchResult(sum, more || other.more);
  }

  public int count(ContactStatus status) {
    return settled.getOrDefault(status, 0);
  }
}
