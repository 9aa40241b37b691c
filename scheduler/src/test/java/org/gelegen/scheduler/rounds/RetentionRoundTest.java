package org.gelegen.scheduler.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scheduler.TestPortfolio.CLIENT;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.access.InMemoryAuditLog;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.retention.RetainedKind;
import org.gelegen.model.retention.Retention;
import org.gelegen.model.retention.RetentionDay;
import org.gelegen.model.retention.RetentionStore;
import org.gelegen.model.retention.SilentDebtor;
import org.gelegen.model.runs.InMemoryRunLedger;
import org.gelegen.model.settings.InMemorySettingsStore;
import org.gelegen.scheduler.TestPortfolio;
import org.junit.jupiter.api.Test;

class RetentionRoundTest {
  /** Six o'clock on Monday in Amsterdam. */
  private static final Instant MORNING = Instant.parse("2026-03-02T05:00:00Z");

  private final TestPortfolio portfolio = new TestPortfolio(0);
  private final InMemoryRunLedger ledger = new InMemoryRunLedger();
  private final InMemoryAuditLog audit = new InMemoryAuditLog();
  private final Alerts store = new Alerts();

  /** Only alerts, of which so many are overdue. */
  private static final class Alerts implements RetentionStore {
    private final List<RetentionDay> days = new ArrayList<>();
    private int overdue;
    private int gone;
    private boolean broken;

    @Override
    public List<SilentDebtor> findSilent(ClientId client, Instant before) {
      return List.of();
    }

    @Override
    public Set<DebtorId> findHeld(ClientId client, Instant at) {
      return Set.of();
    }

    @Override
    public boolean erase(RetentionDay day, SilentDebtor debtor) {
      return false;
    }

    @Override
    public int delete(
        RetentionDay day, RetainedKind kind, Instant before, Set<DebtorId> held, int limit) {
      if (kind != RetainedKind.ALERTS) {
        return 0;
      }
      if (broken) {
        throw new IllegalStateException("the database went away");
      }
      days.add(day);
      int batch = Math.min(limit, overdue);
      overdue -= batch;
      gone += batch;
      return batch;
    }

    @Override
    public Stock stock(ClientId client, RetainedKind kind, Instant before, Set<DebtorId> held) {
      return new Stock(kind == RetainedKind.ALERTS ? overdue : 0, 0, Optional.empty());
    }

    @Override
    public long deletedOn(RetentionDay day, RetainedKind kind) {
      return kind == RetainedKind.ALERTS ? gone : 0;
    }
  }

  private void run(Instant now) {
    new RetentionRound(
            portfolio.log,
            new InMemorySettingsStore(),
            ledger,
            ledger,
            new Retention(portfolio.log, store, audit, 2),
            () -> now)
        .run(now);
  }

  @Test
  void a_date_is_done_once_from_six_on_as_of_its_beginning_and_leaves_a_report() {
    store.overdue = 3;
    run(MORNING.minusSeconds(1));
    assertThat(store.days).isEmpty();
    run(MORNING);
    assertThat(store.days)
        .allSatisfy(day -> assertThat(day.asOf()).isEqualTo(Instant.parse("2026-03-01T23:00:00Z")))
        .hasSize(3);
    run(MORNING.plusSeconds(600));
    assertThat(store.days).hasSize(3);
    assertThat(ledger.list(CLIENT, 1).getFirst().message()).isEqualTo("alerts=3");
    assertThat(audit.entries().getLast().what()).isEqualTo("retention.applied");
    assertThat(audit.entries().getLast().detail()).isEqualTo("alerts=3");
    run(MORNING.plus(Duration.ofDays(1)));
    assertThat(store.days.getLast().date()).isEqualTo("2026-03-03");
  }

  @Test
  void what_failed_is_begun_again() {
    store.overdue = 1;
    store.broken = true;
    run(MORNING);
    assertThat(ledger.list(CLIENT, 1).getFirst().message()).contains("the database went away");
    store.broken = false;
    run(MORNING.plusSeconds(600));
    assertThat(ledger.list(CLIENT, 1).getFirst().message()).isEqualTo("alerts=1");
  }
}
