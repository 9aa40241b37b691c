package org.gelegen.notebooks.memory;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordLog;

/**
 * A log of any number of debtors, each made up when its turn comes and kept by nobody: what takes
 * memory is whoever reads it. Every debtor has a case and {@value #CONTACTS} contacts, each with an
 * outcome.
 */
record MadeUpRecords(int debtors) implements RecordLog {
  static final ClientId CLIENT = new ClientId("made-up");
  static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  static final int CONTACTS = 10;

  @Override
  public List<ClientId> clients() {
    return List.of(CLIENT);
  }

  @Override
  public Optional<ClientRecord> findClient(ClientId client) {
    return Optional.empty();
  }

  @Override
  public List<PortfolioRecord> findByDebtor(ClientId client, DebtorId debtor) {
    return records(Integer.parseInt(debtor.value()));
  }

  @Override
  public List<OutcomeRecord> findWaiting(ClientId client, Set<ContactId> contacts) {
    return List.of();
  }

  @Override
  public long forEachDebtor(ClientId client, Consumer<DebtorRecords> visitor) {
    for (int debtor = 0; debtor < debtors; debtor++) {
      visitor.accept(new DebtorRecords(debtorId(debtor), records(debtor)));
    }
    return debtors;
  }

  @Override
  public Tail tail(ClientId client, long position, int limit) {
    return new Tail(List.of(), List.of(), position);
  }

  private static DebtorId debtorId(int debtor) {
    return new DebtorId("%07d".formatted(debtor));
  }

  private static List<PortfolioRecord> records(int debtor) {
    CaseId subject = new CaseId("c-" + debtor);
    List<PortfolioRecord> records = new ArrayList<>();
    records.add(
        new CaseRecord(
            CLIENT,
            subject,
            debtorId(debtor),
            START,
            null,
            BigDecimal.valueOf(100 + debtor % 900),
            Stage.REMINDER,
            CaseStatus.OPEN,
            Certainty.UNKNOWN,
            Certainty.UNKNOWN,
            new TreeMap<>()));
    for (int i = 0; i < CONTACTS; i++) {
      ContactId contact = new ContactId("k-" + debtor + "-" + i);
      Instant at = START.plus(Duration.ofDays(7L * i + debtor % 7));
      records.add(
          new ContactRecord(
              CLIENT,
              contact,
              debtorId(debtor),
              subject,
              Channel.PHONE,
              at,
              Direction.OUTBOUND,
              null,
              null,
              null,
              null));
      records.add(
          new OutcomeRecord(
              CLIENT,
              contact,
              at.plusSeconds(60),
              (debtor + i) % 3 == 0 ? OutcomeResult.RIGHT_PARTY : OutcomeResult.NO_ANSWER,
              null,
              null));
    }
    return records;
  }
}
