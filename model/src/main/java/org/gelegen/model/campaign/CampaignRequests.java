package org.gelegen.model.campaign;

import java.time.Instant;
import java.util.Optional;
import org.gelegen.model.portfolio.ClientId;

/** Plans that were asked for by hand, beside those of the night. */
public interface CampaignRequests {
  /** Asks for a plan; one that is queued already for the client and the same order is answered. */
  CampaignRequest request(ClientId client, CampaignRequest.Order order, Instant requestedAt);

  Optional<CampaignRequest> find(ClientId client, String requestId);
}
