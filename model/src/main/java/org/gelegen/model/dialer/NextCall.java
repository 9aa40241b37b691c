package org.gelegen.model.dialer;

import java.time.Instant;

/**
 * A call for a dialer to make.
 *
 * @param address the number to call
 * @param notAfter until when it may be made: the end of the lease, or of the time in which the
 *     rules permit a call where the debtor is
 */
public record NextCall(Lease lease, String address, Instant notAfter) {
  /** Without the number, which must not end up in a log. */
  @Override
  public String toString() {
    return "NextCall[lease=" + lease.leaseId() + ", notAfter=" + notAfter + "]";
  }
}
