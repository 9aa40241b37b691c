package org.gelegen.model.campaign;

import java.util.Optional;
import org.gelegen.model.courtesies.Courtesy;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.HoldRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.jspecify.annotations.Nullable;

/**
 * Which records make a debtor's planned contacts out of place: a payment at ten removes the call of
 * two. The night after plans the debtor again. Thanks stay when more is paid or the case is told to
 * be paid, and go when a payment is taken back.
 */
public final class Cancellations {
  private Cancellations() {}

  /** Why a record takes planned contacts back, or empty when it does not. */
  public static Optional<String> reason(PortfolioRecord record) {
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

  /**
   * Whether a record is answered only once nothing more can go out to its debtor that was on its
   * way: who objected, complained or is under a hold is not written to afterwards.
   */
  public static boolean isUrgent(PortfolioRecord record) {
    return switch (record) {
      case HoldRecord _ -> true;
      case OutcomeRecord outcome -> outcome.result().harms();
      case PaymentRecord _, CaseRecord _, ClientRecord _, DebtorRecord _, ContactRecord _ -> false;
    };
  }

  /** Why a record takes planned thanks for a payment back, or empty when it does not. */
  public static Optional<String> reasonOfThanks(PortfolioRecord record) {
    return switch (record) {
      case PaymentRecord payment ->
          payment.amount().signum() < 0 ? Optional.of("payment reversed") : Optional.empty();
      case CaseRecord version when version.status() == CaseStatus.PAID -> Optional.empty();
      case CaseRecord _,
          HoldRecord _,
          OutcomeRecord _,
          ClientRecord _,
          DebtorRecord _,
          ContactRecord _ ->
          reason(record);
    };
  }

  /** Why a record takes a planned contact with this template back, or empty when it does not. */
  public static Optional<String> reason(PortfolioRecord record, @Nullable String template) {
    return Courtesy.THANK_YOU.is(template) ? reasonOfThanks(record) : reason(record);
  }

  /** Whether a record takes any planned contact back. */
  public static boolean takesAnyBack(PortfolioRecord record) {
    return reason(record).isPresent() || reasonOfThanks(record).isPresent();
  }

  private static boolean takesBack(OutcomeResult result) {
    return switch (result.kind()) {
      case HARM, RESPONSE -> true;
      case DELIVERY, ATTENTION, VOICE -> false;
    };
  }
}
