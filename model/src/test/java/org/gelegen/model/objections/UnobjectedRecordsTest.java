package org.gelegen.model.objections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordLog;
import org.junit.jupiter.api.Test;

class UnobjectedRecordsTest {
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final InMemoryObjections objections = new InMemoryObjections();
  private final RecordLog learnable = new UnobjectedRecords(new ThreeDebtors(), objections);

  @Test
  void who_objects_is_not_read_from_the_next_reading_on_and_who_withdraws_is_read_again() {
    assertThat(read()).containsExactly("d-1", "d-2", "d-3");
    objections.object(CLIENT, new DebtorId("d-2"), NOON, "test", "by letter");
    assertThat(read()).containsExactly("d-1", "d-3");
    objections.withdraw(CLIENT, new DebtorId("d-2"), NOON, "test", null);
    assertThat(read()).containsExactly("d-1", "d-2", "d-3");
  }

  @Test
  void an_objection_to_one_client_is_none_to_another() {
    objections.object(new ClientId("zuiderzon"), new DebtorId("d-2"), NOON, "test", "by letter");
    assertThat(read()).containsExactly("d-1", "d-2", "d-3");
  }

  private List<String> read() {
    List<String> read = new ArrayList<>();
    assertThat(learnable.forEachDebtor(CLIENT, debtor -> read.add(debtor.debtorId().value())))
        .isEqualTo(7);
    return read;
  }

  /** Debtors without records. */
  private static final class ThreeDebtors implements RecordLog {
    @Override
    public long forEachDebtor(ClientId client, Consumer<DebtorRecords> visitor) {
      for (String id : List.of("d-1", "d-2", "d-3")) {
        visitor.accept(new DebtorRecords(new DebtorId(id), List.of()));
      }
      return 7;
    }

    @Override
    public List<ClientId> clients() {
      return List.of();
    }

    @Override
    public Optional<ClientRecord> findClient(ClientId client) {
      return Optional.empty();
    }

    @Override
    public List<PortfolioRecord> findByDebtor(ClientId client, DebtorId debtor) {
      return List.of();
    }

    @Override
    public List<OutcomeRecord> findWaiting(ClientId client, Set<ContactId> contacts) {
      return List.of();
    }

    @Override
    public Tail tail(ClientId client, long position, int limit) {
      return new Tail(List.of(), List.of(), position);
    }
  }
}
