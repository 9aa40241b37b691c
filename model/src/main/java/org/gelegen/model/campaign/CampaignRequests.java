package org.gelegen.model.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.gelegen.model.portfolio.ClientId;

/** Plans that were asked for by hand, beside those of the night. */
public interface CampaignRequests {
  /**
   * Asks for a plan; one that is queued already for the client, date and kind is answered.
   *
   * @param dryRun whether the plan is only to be looked at
   */
  CampaignRequest request(ClientId client, LocalDate date, boolean dryRun, Instant requestedAt);

  Optional<CampaignRequest> find(ClientId client, String requestId);
}
