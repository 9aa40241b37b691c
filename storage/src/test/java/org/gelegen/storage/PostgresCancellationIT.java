package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.gelegen.model.campaign.CampaignStore.Settlement;
import org.gelegen.model.campaign.CancellationContract;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.HoldKind;
import org.gelegen.records.RecordCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresCancellationIT extends CancellationContract {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final int ROUNDS = 200;

  @Override
  protected World empty() {
    Database database = DATABASE.emptied();
    return new World(
        new PostgresRecordIntake(database, new RecordCodec()), new PostgresCampaignStore(database));
  }

  @Test
  void a_hold_is_acknowledged_when_nothing_is_on_its_way_any_more_also_when_it_is_told_again()
      throws Exception {
    World world = empty();
    world.plan(CLIENT, "2026-03-02", 0, "d-1");
    assertThat(world.campaigns().claim(CLIENT, Set.of(Channel.SMS), 9, TWO, LEASE)).hasSize(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<?> told = threads.submit(() -> world.accept(hold("d-1", HoldKind.DISPUTE)));
      Awaitility.await()
          .until(
              () ->
                  !world
                      .campaigns()
                      .calledOff(CLIENT, Set.of(new ContactId("2026-03-02-d-1")))
                      .isEmpty());
      Future<?> again = threads.submit(() -> world.accept(hold("d-1", HoldKind.DISPUTE)));
      assertThatThrownBy(() -> again.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
      assertThat(told).isNotDone();
      world
          .campaigns()
          .settle(
              CLIENT,
              List.of(
                  new Settlement(
                      new ContactId("2026-03-02-d-1"), 1, ContactStatus.SENT, null, null)));
      told.get(5, TimeUnit.SECONDS);
      again.get(5, TimeUnit.SECONDS);
    }
  }

  @Test
  void of_a_payment_and_a_plan_at_the_same_moment_the_payment_wins_whichever_is_first()
      throws Exception {
    World world = empty();
    world.accept(payment("p-first", "d-9", "1.00"));
    CyclicBarrier together = new CyclicBarrier(2);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < ROUNDS; round++) {
        String date = LocalDate.parse("2026-01-01").plusDays(round).toString();
        String debtor = "d-" + round + "-of-the-round";
        long known = 1L + round;
        Future<?> planned =
            threads.submit(
                () -> {
                  together.await();
                  world.plan(CLIENT, date, known, debtor);
                  return null;
                });
        Future<?> paid =
            threads.submit(
                () -> {
                  together.await();
                  world.accept(payment("p-" + date, debtor, "10.00"));
                  return null;
                });
        planned.get();
        paid.get();
        assertThat(world.states(date)).containsExactly(debtor + " CANCELLED payment");
      }
    }
  }
}
