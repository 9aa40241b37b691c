package org.gelegen.model.answers;

import java.time.Instant;
import org.gelegen.model.portfolio.ClientId;

/**
 * A request that may be sent again under the key that its sender gave it.
 *
 * @param endpoint what was asked; the same key at another endpoint is another request
 * @param key as the sender chose it
 * @param fingerprint SHA-256 of all that was sent, in hexadecimal: what is sent again has the same
 * @param at when it came in
 */
public record KeyedRequest(
    ClientId client, String endpoint, String key, String fingerprint, Instant at, Binding binding) {
  /** How what a request does is bound to its answer. */
  public enum Binding {
    /** By one transaction: both are there or neither is. */
    TRANSACTION,

    /**
     * By the leases that it takes, which have to be seen by others while it is carried out. Leases
     * of a request that ended without an answer are given back before it is carried out again.
     */
    LEASES
  }
}
