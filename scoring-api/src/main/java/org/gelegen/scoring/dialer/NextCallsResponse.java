package org.gelegen.scoring.dialer;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.dialer.NextCall;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.scoring.http.Doc;
import org.gelegen.scoring.presentation.DebtorZones;
import org.gelegen.scoring.presentation.Figures;
import org.jspecify.annotations.Nullable;

/** Calls to make. */
record NextCallsResponse(@Doc("in the order in which to make them") List<Call> calls) {
  NextCallsResponse {
    calls = List.copyOf(calls);
  }

  /** A call, flat, so that it fits a row of a table. */
  record Call(
      @Doc("to give the call back by") String leaseId,
      @Doc("under which the outcomes of the call come back") String contactId,
      String debtorId,
      String caseId,
      @Doc(
              "the debtor's other cases to speak of in the same call, those of the largest balance"
                  + " first")
          List<String> alsoCaseIds,
      @Doc("the number to call") String address,
      @Doc(
              "the probability that the call reaches the debtor; absent where a workflow planned"
                  + " the call and no model was asked")
          @Nullable Double reach,
      @Doc(
              "over not contacting at all, less the cost, in the client's currency; absent where"
                  + " no model was asked")
          @Nullable BigDecimal expectedValue,
      @Doc(
              "do not call later than this: the lease or the permitted time ends, by the debtor's"
                  + " clock")
          OffsetDateTime notAfter) {}

  static NextCallsResponse from(List<NextCall> calls, DebtorZones.OfClient zones) {
    return new NextCallsResponse(calls.stream().map(call -> from(call, zones)).toList());
  }

  private static Call from(NextCall call, DebtorZones.OfClient zones) {
    PlannedContact contact = call.lease().contact();
    return new Call(
        call.lease().leaseId().value(),
        contact.contactId().value(),
        contact.debtorId().value(),
        contact.caseId().value(),
        call.alsoCaseIds().stream().map(CaseId::value).toList(),
        call.address(),
        contact.ofWorkflow() ? null : (Double) Figures.rounded(contact.reach()),
        contact.ofWorkflow() ? null : contact.expectedValue(),
        zones.at(contact.debtorId(), call.notAfter()));
  }
}
