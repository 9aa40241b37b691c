package org.gelegen.scheduler.gateways;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of a message that was handed over. Reasons name no debtor and no address. */
public sealed interface Delivery {
  /** It will be delivered, as far as the gateway knows. */
  record Accepted() implements Delivery {}

  /** It will never be delivered: trying again is of no use. */
  record Rejected(String reason) implements Delivery {}

  /**
   * It was certainly not taken this time: try again.
   *
   * @param after not before this much time has passed; absent: the dispatcher's own pause
   */
  record Later(String reason, @Nullable Duration after) implements Delivery {}

  /**
   * It may have been taken and may not. It is repeated only where the gateway is idempotent, and
   * counts as made until its fate is known.
   */
  record Unknown(String reason) implements Delivery {}
}
