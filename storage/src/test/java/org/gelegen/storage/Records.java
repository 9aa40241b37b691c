package org.gelegen.storage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;

/** Small records for tests. */
final class Records {
  static final Instant MORNING = Instant.parse("2025-03-02T09:05:00Z");

  private Records() {}

  static PaymentRecord payment(ClientId client, String id, String debtor) {
    return new PaymentRecord(
        client, new PaymentId(id), new DebtorId(debtor), null, MORNING, new BigDecimal("10.00"));
  }

  static ContactRecord contact(ClientId client, String id, String debtor) {
    return new ContactRecord(
        client,
        new ContactId(id),
        new DebtorId(debtor),
        new CaseId("c-" + debtor),
        Channel.SMS,
        MORNING,
        Direction.OUTBOUND,
        null,
        null,
        null,
        null);
  }

  static DebtorRecord debtor(ClientId client, String debtor, String email) {
    return new DebtorRecord(
        client,
        new DebtorId(debtor),
        MORNING,
        DebtorKind.CONSUMER,
        "nl",
        null,
        null,
        null,
        Map.of(Channel.EMAIL, new Address(email, true)),
        null,
        Set.of(),
        false,
        null,
        List.of(),
        new TreeMap<>());
  }

  static OutcomeRecord outcome(ClientId client, String contact) {
    return new OutcomeRecord(
        client, new ContactId(contact), MORNING.plusSeconds(60), OutcomeResult.OPENED, null);
  }

  static CaseRecord debtCase(ClientId client, String id, String debtor, Instant at) {
    return new CaseRecord(
        client,
        new CaseId(id),
        new DebtorId(debtor),
        at,
        null,
        new BigDecimal("143.20"),
        Stage.REMINDER,
        CaseStatus.OPEN,
        Certainty.UNKNOWN,
        Certainty.UNKNOWN,
        new TreeMap<>(Map.of("tenure_months", new AttributeValue.Number(31))));
  }

  static List<NumberedRecord> numbered(List<? extends PortfolioRecord> records) {
    List<NumberedRecord> numbered = new ArrayList<>();
    for (PortfolioRecord record : records) {
      numbered.add(new NumberedRecord(numbered.size() + 1, record));
    }
    return numbered;
  }
}
