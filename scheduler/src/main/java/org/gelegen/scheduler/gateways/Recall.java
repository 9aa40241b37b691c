package org.gelegen.scheduler.gateways;

import java.time.Instant;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;

/**
 * A call that is not to be made any more.
 *
 * @param at the moment it is taken back
 * @param reason what made it out of place, such as {@code payment} or {@code the slot has ended}
 */
public record Recall(
    ClientId clientId, ContactId contactId, Channel channel, Instant at, String reason) {}
