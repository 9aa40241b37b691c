package org.gelegen.scoring.dialer;

import java.time.Duration;
import org.gelegen.model.dialer.DialerId;
import org.gelegen.scoring.http.Doc;
import org.gelegen.scoring.http.ProblemException;
import org.gelegen.scoring.http.Range;

/** Which dialer wants calls, how many and for how long. */
record NextCallsRequest(
    @Doc("names the dialer, as it likes") @Range(min = 1, max = 128) String dialerId,
    @Doc("how many calls at most") @Range(min = 1, max = 100) int limit,
    @Doc("for how long the calls are the dialer's") @Range(min = 30, max = 3600) int leaseSeconds) {
  DialerId dialer() {
    try {
      return new DialerId(dialerId);
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid(
          "/dialerId", "must have 1 to 128 characters, none of them a control");
    }
  }

  Duration lease() {
    return Duration.ofSeconds(leaseSeconds);
  }
}
