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
  public DispatchResult {
    settled = settled.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(settled));
  }

  public int count(ContactStatus status) {
    return settled.getOrDefault(status, 0);
  }
}
