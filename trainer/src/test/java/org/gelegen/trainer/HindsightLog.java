package org.gelegen.trainer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordLog;

/** A log whose debtors have an attribute that says, a minute before a contact, how it will end. */
final class HindsightLog implements RecordLog {
  private final RecordLog log;

  HindsightLog(RecordLog log) {
    this.log = log;
  }

  private static List<PortfolioRecord> withHindsight(List<PortfolioRecord> records) {
    Set<ContactId> reached = contactsWith(OutcomeResult.RIGHT_PARTY, records);
    Set<ContactId> returned = contactsWith(OutcomeResult.BOUNCED, records);
    DebtorRecord debtor =
        records.stream()
            .filter(DebtorRecord.class::isInstance)
            .map(DebtorRecord.class::cast)
            .findFirst()
            .orElseThrow();
    List<PortfolioRecord> all = new ArrayList<>(records);
    for (PortfolioRecord record : records) {
      if (record instanceof ContactRecord contact) {
        ContactId id = contact.contactId();
        boolean reaches =
            contact.channel() == Channel.LETTER ? !returned.contains(id) : reached.contains(id);
        all.add(version(debtor, contact, reaches));
      }
    }
    return all;
  }

  private static Set<ContactId> contactsWith(OutcomeResult result, List<PortfolioRecord> records) {
    return records.stream()
        .filter(OutcomeRecord.class::isInstance)
        .map(OutcomeRecord.class::cast)
        .filter(outcome -> outcome.result() == result)
        .map(OutcomeRecord::contactId)
        .collect(Collectors.toSet());
  }

  private static DebtorRecord version(DebtorRecord debtor, ContactRecord contact, boolean reaches) {
    TreeMap<String, AttributeValue> attributes = new TreeMap<>(debtor.attributes());
    attributes.put("will_answer", new AttributeValue.Flag(reaches));
    return new DebtorRecord(
        debtor.clientId(),
        debtor.debtorId(),
        contact.at().minusSeconds(60),
        debtor.kind(),
        debtor.language(),
        debtor.timeZone(),
        debtor.birthYear(),
        debtor.postcode(),
        debtor.channels(),
        debtor.preferredChannel(),
        debtor.needs(),
        debtor.vulnerable(),
        debtor.payday(),
        debtor.inconvenient(),
        attributes);
  }

  @Override
  public List<ClientId> clients() {
    return log.clients();
  }

  @Override
  public Optional<ClientRecord> findClient(ClientId client) {
    return log.findClient(client);
  }

  @Override
  public List<PortfolioRecord> findByDebtor(ClientId client, DebtorId debtor) {
    return withHindsight(log.findByDebtor(client, debtor));
  }

  @Override
  public List<OutcomeRecord> findWaiting(ClientId client, Set<ContactId> contacts) {
    return log.findWaiting(client, contacts);
  }

  @Override
  public long forEachDebtor(ClientId client, Consumer<DebtorRecords> visitor) {
    return log.forEachDebtor(
        client,
        debtor ->
            visitor.accept(new DebtorRecords(debtor.debtorId(), withHindsight(debtor.records()))));
  }

  @Override
  public Tail tail(ClientId client, long position, int limit) {
    return log.tail(client, position, limit);
  }
}
