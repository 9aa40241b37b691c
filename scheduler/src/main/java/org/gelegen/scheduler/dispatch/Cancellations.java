package org.gelegen.scheduler.dispatch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.HoldRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordLog.DebtorEvent;

/**
 * Takes planned contacts back when something happened that makes them out of place: a payment at
 * ten removes the call of two. The night after plans the debtor again.
 */
public final class Cancellations {
  private final CampaignStore campaigns;

  public Cancellations(CampaignStore campaigns) {
    this.campaigns = campaigns;
  }

  /** Cancels what the events make out of place; answers how many contacts. */
  public int after(ClientId client, List<DebtorEvent> events) {
    Map<DebtorId, String> reasons = new LinkedHashMap<>();
    for (DebtorEvent event : events) {
      reason(event.record()).ifPresent(reason -> reasons.putIfAbsent(event.debtorId(), reason));
    }
    int cancelled = 0;
    for (Map.Entry<DebtorId, String> reason : reasons.entrySet()) {
      cancelled += campaigns.cancelPlanned(client, reason.getKey(), reason.getValue());
    }
    return cancelled;
  }

  /** Why a record takes contacts back, or empty when it does not. */
  private static Optional<String> reason(PortfolioRecord record) {
    return switch (record) {
      case PaymentRecord payment when payment.amount().signum() > 0 -> Optional.of("payment");
      case HoldRecord hold -> Optional.of("hold: " + hold.kind().wireName());
      case OutcomeRecord outcome when takesBack(outcome.result()) ->
          Optional.of("outcome: " + outcome.result().wireName());
      case CaseRecord version when version.status() != CaseStatus.OPEN ->
          Optional.of("case: " + version.status().wireName());
      case PaymentRecord _,
          OutcomeRecord _,
          CaseRecord _,
          ClientRecord _,
          DebtorRecord _,
          ContactRecord _ ->
          Optional.empty();
    };
  }

  private static boolean takesBack(OutcomeResult result) {
    return switch (result.kind()) {
      case HARM, RESPONSE -> true;
      case DELIVERY, ATTENTION, VOICE -> false;
    };
  }
}
