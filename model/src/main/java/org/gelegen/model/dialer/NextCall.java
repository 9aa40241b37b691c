package org.gelegen.model.dialer;

import java.time.Instant;
import java.util.List;
import org.gelegen.model.portfolio.CaseId;

/**
 * A call for a dialer to make.
 *
 * @param alsoCaseIds the debtor's other cases to speak of in the same call
 * @param address the number to call
 * @param notAfter until when it may be made: the end of the lease, or of the time in which the
 *     rules permit a call where the debtor is
 */
public record NextCall(Lease lease, List<CaseId> alsoCaseIds, String address, Instant notAfter) {
  public NextCall {
    alsoCaseIds = List.copyOf(alsoCaseIds);
  }

  /** Without the number, which must not end up in a log. */
  @Override
  public String toString() {
    return "NextCall[lease=" + lease.leaseId() + ", notAfter=" + notAfter + "]";
  }
}
