package org.gelegen.model.costs;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gelegen.model.history.DebtorHistory;
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
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.settings.CollectionCostSettings;
import org.jspecify.annotations.Nullable;

/** What a debtor owes, and what was sent about it. */
final class Debts {
  static final LocalDate DUE = LocalDate.of(2026, 3, 1);

  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final DebtorId DEBTOR = new DebtorId("d-1");

  private final ZoneId zone;
  private final List<PortfolioRecord> records = new ArrayList<>();

  Debts(ZoneId zone) {
    this.zone = zone;
  }

  Optional<ChargeableCosts> costs(CostLaw law, String caseId, CollectionCostSettings settings) {
    DebtorHistory history = DebtorHistory.replay(DEBTOR, zone, records);
    return law.on(history.findCase(new CaseId(caseId)).orElseThrow(), history, settings);
  }

  void pay(String caseId, String amount, String at) {
    records.add(
        new PaymentRecord(
            CLIENT,
            new PaymentId("p-1"),
            DEBTOR,
            new CaseId(caseId),
            local(at),
            new BigDecimal(amount)));
  }

  void debtor(DebtorKind kind) {
    records.add(
        new DebtorRecord(
            CLIENT,
            DEBTOR,
            local("2026-02-01T00:00"),
            kind,
            null,
            zone,
            null,
            null,
            Map.of(),
            null,
            Set.of(),
            false,
            null,
            List.of(),
            Collections.emptySortedMap()));
  }

  void owe(String caseId, String amount, @Nullable LocalDate due, @Nullable String agreement) {
    SortedMap<String, AttributeValue> attributes = new TreeMap<>();
    if (agreement != null) {
      attributes.put("agreement", new AttributeValue.Text(agreement));
    }
    records.add(
        new CaseRecord(
            CLIENT,
            new CaseId(caseId),
            DEBTOR,
            local("2026-02-01T00:00"),
            due,
            new BigDecimal(amount),
            Stage.DUNNING,
            CaseStatus.OPEN,
            Certainty.UNKNOWN,
            Certainty.UNKNOWN,
            attributes));
  }

  void contact(String contactId, String caseId, String template, String at) {
    records.add(
        new ContactRecord(
            CLIENT,
            new ContactId(contactId),
            DEBTOR,
            new CaseId(caseId),
            Channel.LETTER,
            local(at),
            Direction.OUTBOUND,
            template,
            null,
            null,
            null));
  }

  void outcome(String contactId, String at, OutcomeResult result) {
    records.add(
        new OutcomeRecord(
            CLIENT, new ContactId(contactId), local(at), result, null, Channel.LETTER));
  }

  private Instant local(String at) {
    return ZonedDateTime.of(LocalDateTime.parse(at), zone).toInstant();
  }
}
