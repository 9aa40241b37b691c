package org.gelegen.model.campaign;

import java.time.Instant;
import java.time.LocalDate;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.WireName;
import org.jspecify.annotations.Nullable;

/**
 * A plan that was asked for.
 *
 * @param requestId unique within the client
 * @param date the business date to plan, in the client's zone
 * @param dryRun whether the plan is only to be looked at and nothing of it committed
 * @param campaign the plan, once done; of a dry run, one that was not stored
 * @param message how far it is, or why it failed
 */
public record CampaignRequest(
    ClientId clientId,
    String requestId,
    LocalDate date,
    boolean dryRun,
    Instant requestedAt,
    Status status,
    @Nullable Campaign campaign,
    @Nullable String message) {
  /** Where a request stands. */
  public enum Status implements WireName {
    QUEUED("queued"),
    RUNNING("running"),
    DONE("done"),
    FAILED("failed");

    private final String wireName;

    Status(String wireName) {
      this.wireName = wireName;
    }

    @Override
    public String wireName() {
      return wireName;
    }
  }
}
