package org.gelegen.model.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.runs.RunLedger.Entry;
import org.gelegen.model.runs.RunLedger.Run;
import org.junit.jupiter.api.Test;

/** What a run ledger promises, wherever it keeps its runs. */
public abstract class RunLedgerContract {
  private static final Instant NIGHT = Instant.parse("2026-03-02T03:00:00Z");
  private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
  private static final Duration LEASE = Duration.ofMinutes(10);

  private final ClientId client = new ClientId("noorderlicht");

  protected abstract RunLedger empty();

  @Test
  void a_run_starts_once_and_not_again_while_its_lease_lasts_or_after_it_is_completed() {
    RunLedger ledger = empty();
    Run run = start(ledger, NIGHT).orElseThrow();
    assertThat(run).isEqualTo(new Run(client, "campaign", MONDAY, 1));
    assertThat(start(ledger, NIGHT.plus(LEASE).minusSeconds(1))).isEmpty();
    assertThat(ledger.complete(run, NIGHT.plusSeconds(60), "planned 12")).isTrue();
    assertThat(ledger.complete(run, NIGHT.plusSeconds(61), "planned 13")).isFalse();
    assertThat(start(ledger, NIGHT.plusSeconds(86_400))).isEmpty();
    assertThat(ledger.list(client, 5))
        .containsExactly(
            new Entry(
                "campaign", MONDAY, NIGHT, Optional.of(NIGHT.plusSeconds(60)), 1, "planned 12"));
  }

  @Test
  void a_run_whose_lease_ended_is_taken_over_and_its_old_holder_finishes_nothing() {
    RunLedger ledger = empty();
    Run old = start(ledger, NIGHT).orElseThrow();
    Run taken = start(ledger, NIGHT.plus(LEASE)).orElseThrow();
    assertThat(taken.fence()).isEqualTo(2);
    assertThat(ledger.renew(old, NIGHT.plus(LEASE), LEASE)).isFalse();
    assertThat(ledger.complete(old, NIGHT.plus(LEASE), "")).isFalse();
    ledger.fail(old, NIGHT.plus(LEASE), "late");
    assertThat(start(ledger, NIGHT.plus(LEASE).plusSeconds(1))).isEmpty();
    assertThat(ledger.complete(taken, NIGHT.plus(LEASE), "")).isTrue();
  }

  @Test
  void a_renewed_lease_lasts_longer() {
    RunLedger ledger = empty();
    Run run = start(ledger, NIGHT).orElseThrow();
    assertThat(ledger.renew(run, NIGHT.plusSeconds(300), LEASE)).isTrue();
    assertThat(start(ledger, NIGHT.plus(LEASE))).isEmpty();
    assertThat(start(ledger, NIGHT.plusSeconds(300).plus(LEASE))).isPresent();
  }

  @Test
  void a_failed_run_can_start_again_at_once_with_a_higher_fence() {
    RunLedger ledger = empty();
    Run run = start(ledger, NIGHT).orElseThrow();
    ledger.fail(run, NIGHT.plusSeconds(5), "no model");
    assertThat(ledger.list(client, 5))
        .containsExactly(new Entry("campaign", MONDAY, NIGHT, Optional.empty(), 1, "no model"));
    assertThat(start(ledger, NIGHT.plusSeconds(5)).orElseThrow().fence()).isEqualTo(2);
  }

  @Test
  void runs_are_listed_newest_business_date_first_and_per_client() {
    RunLedger ledger = empty();
    for (int day = 0; day < 3; day++) {
      ledger.tryStart(client, "campaign", MONDAY.plusDays(day), NIGHT, LEASE);
    }
    ledger.tryStart(new ClientId("zuiderzon"), "campaign", MONDAY, NIGHT, LEASE);
    assertThat(ledger.list(client, 2))
        .extracting(Entry::businessDate)
        .containsExactly(MONDAY.plusDays(2), MONDAY.plusDays(1));
  }

  @Test
  void of_two_that_start_the_same_runs_at_once_one_gets_each() throws InterruptedException {
    RunLedger ledger = empty();
    AtomicInteger started = new AtomicInteger();
    Runnable starter =
        () -> {
          for (int day = 0; day < 40; day++) {
            if (ledger
                .tryStart(client, "campaign", MONDAY.plusDays(day), NIGHT, LEASE)
                .isPresent()) {
              started.incrementAndGet();
            }
          }
        };
    Thread first = Thread.ofPlatform().start(starter);
    Thread second = Thread.ofPlatform().start(starter);
    first.join();
    second.join();
    assertThat(started).hasValue(40);
  }

  private Optional<Run> start(RunLedger ledger, Instant now) {
    return ledger.tryStart(client, "campaign", MONDAY, now, LEASE);
  }
}
