package org.gelegen.model.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.campaign.CampaignRequest.Status;
import org.gelegen.model.portfolio.ClientId;

/** Keeps requests for plans in memory, and lets a test finish them. Thread-safe. */
public final class InMemoryCampaignRequests implements CampaignRequests {
  private final List<CampaignRequest> requests = new ArrayList<>();

  @Override
  public synchronized CampaignRequest request(
      ClientId client, LocalDate date, boolean dryRun, Instant requestedAt) {
    for (CampaignRequest known : requests) {
      if (known.clientId().equals(client)
          && known.status() == Status.QUEUED
          && known.date().equals(date)
          && known.dryRun() == dryRun) {
        return known;
      }
    }
    CampaignRequest request =
        new CampaignRequest(
            client,
            "plan-" + (requests.size() + 1),
            date,
            dryRun,
            requestedAt,
            Status.QUEUED,
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
  public synchronized void finish(String requestId, Campaign campaign) {
    requests.replaceAll(
        r ->
            r.requestId().equals(requestId)
                ? new CampaignRequest(
                    r.clientId(),
                    r.requestId(),
                    r.date(),
                    r.dryRun(),
                    r.requestedAt(),
                    Status.DONE,
                    campaign,
                    null)
                : r);
  }
}
