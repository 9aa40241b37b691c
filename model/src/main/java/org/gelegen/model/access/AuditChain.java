package org.gelegen.model.access;

import org.gelegen.model.portfolio.ClientId;

/**
 * The audit log as a chain, in which each entry has a hash of its content and of the one before it,
 * and whose newest hash, the head, is kept beside it.
 *
 * <p>A change of an entry or of the order shows, and an entry that is missing anywhere. What does
 * not show by itself is a log that somebody wrote anew from some entry to the end, hashes and head
 * included: for that a head has to be kept elsewhere and looked for by {@link #contains}.
 */
public interface AuditChain {
  /** Walks the client's log from its first entry to its head. */
  AuditCheck verify(ClientId client);

  /** Whether an entry of the log has this hash, in hexadecimal. */
  boolean contains(ClientId client, String hash);
}
