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
 * @param order what was asked for
 * @param campaign the plan, once done; of a dry run, one that was not stored
 * @param reports of a dry run, once done
 * @param message how far it is, or why it failed
 */
public record CampaignRequest(
    ClientId clientId,
    String requestId,
    Order order,
    Instant requestedAt,
    Status status,
    @Nullable Campaign campaign,
    @Nullable Reports reports,
    @Nullable String message) {
  /**
   * What is asked for.
   *
   * @param date the business date to plan, in the client's zone
   * @param dryRun whether the plan is only to be looked at and nothing of it committed
   * @param whatIf of a dry run: settings to plan with besides, as a JSON object; absent: none
   */
  public record Order(LocalDate date, boolean dryRun, @Nullable String whatIf) {
    public Order {
      if (whatIf != null && !dryRun) {
        throw new IllegalArgumentException("other settings can be tried in a dry run only");
      }
    }
  }

  /**
   * What there is to know of a dry run.
   *
   * @param inForce of the plan with the settings in force
   * @param whatIf of the plan with the settings to try, where there are some
   */
  public record Reports(PlanReport inForce, @Nullable PlanReport whatIf) {}

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
