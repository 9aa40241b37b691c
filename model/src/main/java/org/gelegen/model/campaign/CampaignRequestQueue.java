package org.gelegen.model.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gelegen.model.portfolio.ClientId;
import org.jspecify.annotations.Nullable;

/** The same plans on the side of whoever makes them. */
public interface CampaignRequestQueue extends CampaignRequests {
  /**
   * Takes the oldest request that is queued, or that is running under a lease that has ended,
   * across all clients, and leases it. No two callers get the same one.
   */
  Optional<CampaignRequest> claim(Instant now, Duration lease);

  /**
   * Keeps a plan that was made.
   *
   * @param reports of a dry run
   */
  void finish(
      ClientId client,
      String requestId,
      Campaign campaign,
      CampaignRequest.@Nullable Reports reports);

  void fail(ClientId client, String requestId, String message);
}
