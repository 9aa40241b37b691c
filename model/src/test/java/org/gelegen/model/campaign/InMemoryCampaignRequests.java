package org.gelegen.model.campaign;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.campaign.CampaignRequest.Status;
import org.gelegen.model.portfolio.ClientId;
import org.jspecify.annotations.Nullable;

/** Keeps requests for plans in memory, and lets a test finish them. Thread-safe. */
public final class InMemoryCampaignRequests implements CampaignRequests {
  private final List<CampaignRequest> requests = new ArrayList<>();

  @Override
  public synchronized CampaignRequest request(
      ClientId client, CampaignRequest.Order order, Instant requestedAt) {
    for (CampaignRequest known : requests) {
      if (known.clientId().equals(client)
          && known.status() == Status.QUEUED
          && known.order().equals(order)) {
        return known;
      }
    }
    CampaignRequest request =
        new CampaignRequest(
            client,
            "plan-" + (requests.size() + 1),
            order,
            requestedAt,
            Status.QUEUED,
            null,
            null,
            null);
    requests.add(request);
    return request;
  }

  @Override
  public synchronized Optional<CampaignRequest> find(ClientId client, String requestId) {
    return requests.stream()
        .filter(r -> r.clientId().equals(client) && r.requestId().equals(requestId))
        .findFirst();
  }

  /** Finishes a request with its plan. */
  public synchronized void finish(
      String requestId, Campaign campaign, CampaignRequest.@Nullable Reports reports) {
    requests.replaceAll(
        r ->
            r.requestId().equals(requestId)
                ? new CampaignRequest(
                    r.clientId(),
                    r.requestId(),
                    r.order(),
                    r.requestedAt(),
                    Status.DONE,
                    campaign,
                    reports,
                    null)
                : r);
  }
}
