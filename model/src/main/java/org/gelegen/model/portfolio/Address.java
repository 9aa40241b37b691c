package org.gelegen.model.portfolio;

import org.jspecify.annotations.Nullable;

/**
 * How a debtor is reached over one channel.
 *
 * @param address the number, mailbox or postal address; null when only the consent is known
 * @param consent true: opted in; false: opted out; null: neither
 */
public record Address(@Nullable String address, @Nullable Boolean consent) {
  /** Whether the debtor said no to this channel. */
  public boolean optedOut() {
    return Boolean.FALSE.equals(consent);
  }
}
