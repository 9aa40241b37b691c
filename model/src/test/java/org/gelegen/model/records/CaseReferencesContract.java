package org.gelegen.model.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.CaseReferences.CaseReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is promised of cases by their names, whatever keeps the records. */
public abstract class CaseReferencesContract {
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final ClientId OTHER = new ClientId("zuiderzon");
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00.123456Z");
  private static final Instant BEFORE = NOW.minusSeconds(1);
  private static final Instant AFTER = NOW.plusSeconds(1);

  /** Both over the same records, of which there are none. */
  public record World(RecordIntake intake, CaseReferences cases) {
    private void accept(PortfolioRecord... records) {
      for (PortfolioRecord record : records) {
        assertThat(intake.accept(List.of(new NumberedRecord(1, record))).accepted()).isEqualTo(1);
      }
    }

    private List<CaseReference> all(ClientId client, Instant at) {
      List<CaseReference> all = new ArrayList<>();
      cases.forEachCase(client, at, all::add);
      return all;
    }
  }

  protected abstract World empty();

  @Test
  void a_case_is_as_in_its_newest_version_that_counts_by_the_moment() {
    World world = empty();
    // Whose ids stand in another order than the versions.
    world.accept(
        debtCase(CLIENT, "c-1", "d-9", BEFORE, "first", CaseStatus.OPEN),
        debtCase(CLIENT, "c-1", "d-1", AFTER, "third", CaseStatus.OPEN),
        debtCase(CLIENT, "c-1", "d-5", NOW, "second", CaseStatus.OPEN));
    Map<Instant, CaseReference> expected =
        Map.of(
            BEFORE,
            reference("c-1", "d-9", "first"),
            NOW,
            reference("c-1", "d-5", "second"),
            AFTER.minusNanos(1_000),
            reference("c-1", "d-5", "second"),
            AFTER,
            reference("c-1", "d-1", "third"));
    expected.forEach(
        (at, reference) -> {
          assertThat(world.cases().find(CLIENT, new CaseId("c-1"), at)).contains(reference);
          assertThat(world.all(CLIENT, at)).containsExactly(reference);
        });
    Instant earlier = BEFORE.minusNanos(1_000);
    assertThat(world.cases().find(CLIENT, new CaseId("c-1"), earlier)).isEmpty();
    assertThat(world.all(CLIENT, earlier)).isEmpty();
  }

  @Test
  void closed_cases_count_and_those_of_other_clients_do_not() {
    World world = empty();
    world.accept(
        debtCase(CLIENT, "c-1", "d-1", NOW, null, CaseStatus.CLOSED),
        debtCase(CLIENT, "c-2", "d-1", NOW, "two", CaseStatus.OPEN),
        debtCase(OTHER, "c-3", "d-1", NOW, "three", CaseStatus.OPEN));
    assertThat(world.all(CLIENT, NOW))
        .containsExactlyInAnyOrder(reference("c-1", "d-1", null), reference("c-2", "d-1", "two"));
    assertThat(world.cases().find(CLIENT, new CaseId("c-3"), NOW)).isEmpty();
  }

  @Test
  void a_payment_keeps_its_case_and_who_made_it_when_the_case_goes_to_another_debtor() {
    World world = empty();
    world.accept(
        debtCase(CLIENT, "c-1", "d-1", BEFORE, "one", CaseStatus.OPEN),
        payment(CLIENT, "p-1", "d-1", "c-1"),
        payment(CLIENT, "p-2", "d-1", null),
        payment(CLIENT, "p-4", "d-1", "c-1"),
        payment(OTHER, "p-3", "d-1", "c-1"),
        debtCase(CLIENT, "c-1", "d-2", NOW, "one", CaseStatus.OPEN));
    Set<PaymentId> asked =
        Set.of(
            new PaymentId("p-1"),
            new PaymentId("p-2"),
            new PaymentId("p-3"),
            new PaymentId("never-made"));
    assertThat(world.cases().ofPayments(CLIENT, asked))
        .isEqualTo(Map.of(new PaymentId("p-1"), reference("c-1", "d-1", null)));
    assertThat(world.cases().ofPayments(CLIENT, Set.of())).isEmpty();
  }

  private static CaseReference reference(String id, String debtor, @Nullable String reference) {
    return new CaseReference(new CaseId(id), new DebtorId(debtor), reference);
  }

  private static CaseRecord debtCase(
      ClientId client,
      String id,
      String debtor,
      Instant at,
      @Nullable String reference,
      CaseStatus status) {
    TreeMap<String, AttributeValue> attributes = new TreeMap<>();
    if (reference != null) {
      attributes.put(CaseRecord.PAYMENT_REFERENCE, new AttributeValue.Text(reference));
    }
    return new CaseRecord(
        client,
        new CaseId(id),
        new DebtorId(debtor),
        at,
        LocalDate.parse("2026-02-01"),
        new BigDecimal("100.00"),
        Stage.COLLECTION,
        status,
        Certainty.UNKNOWN,
        Certainty.UNKNOWN,
        attributes);
  }

  private static PaymentRecord payment(
      ClientId client, String id, String debtor, @Nullable String debtCase) {
    return new PaymentRecord(
        client,
        new PaymentId(id),
        new DebtorId(debtor),
        debtCase == null ? null : new CaseId(debtCase),
        NOW,
        new BigDecimal("10.00"));
  }
}
