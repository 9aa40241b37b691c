package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gelegen.model.campaign.CancellationContract;
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
