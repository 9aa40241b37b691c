package org.gelegen.app.lab;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.gelegen.datasets.simulator.Oracle;
import org.gelegen.datasets.simulator.PortfolioCharacter;
import org.gelegen.datasets.simulator.PortfolioProfile;
import org.gelegen.datasets.simulator.Simulation;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.HoldRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordLog;

/**
 * A simulated portfolio whose records are kept in memory, for one laboratory. Lives on under its
 * own workflow. Not thread-safe while it lives.
 */
final class LabWorld implements RecordLog {
  private static final int WORKFLOW_DAYS = 7;

  private final Simulation simulation;
  private final SortedMap<DebtorId, List<PortfolioRecord>> byDebtor = new TreeMap<>();
  private final Map<ContactId, DebtorId> debtorOfContact = new HashMap<>();
  private final ZoneId zone;
  private ClientRecord client;

  LabWorld(PortfolioCharacter character, long seed) {
    this(character, character.profile(seed));
  }

  LabWorld(PortfolioCharacter character, PortfolioProfile profile) {
    simulation = new Simulation(profile, character.workflow(profile));
    zone = profile.creditor().zone();
    client =
        new ClientRecord(
            profile.creditor().clientId(),
            profile.start().atStartOfDay(zone).toInstant(),
            profile.creditor().name(),
            zone,
            profile.creditor().country(),
            profile.creditor().currency(),
            profile.creditor().party());
  }

  /** Lives until a day, exclusive. */
  void liveUntil(LocalDate day) {
    simulation.history(day, this::keep);
  }

  LocalDate day() {
    return simulation.day();
  }

  Instant morning() {
    return simulation.day().atTime(6, 0).atZone(zone).toInstant();
  }

  ZoneId zone() {
    return zone;
  }

  ClientRecord client() {
    return client;
  }

  Oracle oracle() {
    return simulation.oracle();
  }

  /**
   * What the workflow does next with each debtor in the coming week if nothing happens till then.
   */
  Map<DebtorId, ContactRecord> workflowNext() {
    Map<DebtorId, ContactRecord> next = new HashMap<>();
    for (int ahead = 0; ahead < WORKFLOW_DAYS; ahead++) {
      for (ContactRecord contact :
          simulation.workflowContacts(
              simulation.day().plusDays(ahead), debtor -> !next.containsKey(debtor))) {
        next.put(contact.debtorId(), contact);
      }
    }
    return next;
  }

  /** The histories of all debtors as they are known now, in the order of their ids. */
  List<DebtorHistory> histories() {
    List<DebtorHistory> histories = new ArrayList<>(byDebtor.size());
    byDebtor.forEach(
        (debtor, records) -> histories.add(DebtorHistory.replay(debtor, zone, records)));
    return histories;
  }

  private void keep(PortfolioRecord record) {
    switch (record) {
      case ClientRecord version -> client = version;
      case DebtorRecord version -> of(version.debtorId()).add(version);
      case CaseRecord version -> of(version.debtorId()).add(version);
      case HoldRecord hold -> of(hold.debtorId()).add(hold);
      case PaymentRecord payment -> of(payment.debtorId()).add(payment);
      case ContactRecord contact -> {
        debtorOfContact.put(contact.contactId(), contact.debtorId());
        of(contact.debtorId()).add(contact);
      }
      case OutcomeRecord outcome -> {
        DebtorId debtor = debtorOfContact.get(outcome.contactId());
        if (debtor == null) {
          throw new IllegalStateException(
              "the simulation told of contact " + outcome.contactId() + " before it was made");
        }
        of(debtor).add(outcome);
      }
    }
  }

  private List<PortfolioRecord> of(DebtorId debtor) {
    return byDebtor.computeIfAbsent(debtor, _ -> new ArrayList<>());
  }

  @Override
  public List<ClientId> clients() {
    return List.of(client.clientId());
  }

  @Override
  public Optional<ClientRecord> findClient(ClientId wanted) {
    return Optional.of(client).filter(known -> known.clientId().equals(wanted));
  }

  @Override
  public List<PortfolioRecord> findByDebtor(ClientId wanted, DebtorId debtor) {
    return List.copyOf(byDebtor.getOrDefault(debtor, List.of()));
  }

  /** None waits: the simulation tells of a contact before its outcomes. */
  @Override
  public List<OutcomeRecord> findWaiting(ClientId wanted, Set<ContactId> contacts) {
    return List.of();
  }

  @Override
  public long forEachDebtor(ClientId wanted, Consumer<DebtorRecords> visitor) {
    byDebtor.forEach((debtor, records) -> visitor.accept(new DebtorRecords(debtor, records)));
    return 0;
  }

  @Override
  public Tail tail(ClientId wanted, long position, int limit) {
    return new Tail(List.of(), List.of(), position);
  }
}
