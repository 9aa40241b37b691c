package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gelegen.model.decision.CheckedLogContract;
import org.gelegen.model.decision.Circumstances;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.portfolio.DebtorId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresCheckedLogIT extends CheckedLogContract {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final int CALLERS = 200;

  @Override
  protected World empty() {
    Database database = DATABASE.emptied();
    return new World(
        new PostgresCheckedLog(database),
        new PostgresDecisionLog(database),
        new PostgresCampaignStore(database),
        new PostgresObjections(database));
  }

  @Test
  void of_callers_at_the_same_time_each_is_told_of_its_own() throws Exception {
    World world = empty();
    world.objections().object(CLIENT, SHE, NOON, "her key", "said so");
    Circumstances right = new Circumstances(Set.of(SHE), Map.of());
    List<Future<Set<DebtorId>>> told = new ArrayList<>();
    List<Decision> made = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int caller = 0; caller < CALLERS; caller++) {
        Circumstances in = caller % 2 == 0 ? right : Circumstances.none();
        Decision its = decision(SHE);
        made.add(its);
        told.add(callers.submit(() -> world.log().append(CLIENT, List.of(its), in)));
      }
      for (int caller = 0; caller < CALLERS; caller++) {
        assertThat(told.get(caller).get()).isEqualTo(caller % 2 == 0 ? Set.of() : Set.of(SHE));
      }
    }
    List<Decision> expected = new ArrayList<>();
    for (int caller = 0; caller < CALLERS; caller += 2) {
      expected.add(made.get(caller));
    }
    assertThat(world.decisions().findByDebtor(CLIENT, SHE))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void nothing_is_kept_of_who_was_erased() {
    World world = empty();
    DATABASE
        .database()
        .transactions()
        .in(
            CLIENT,
            handle ->
                handle.execute(
                    "insert into erased_debtor (client_id, debtor_id, position, erased_at)"
                        + " values (?, ?, 1, now())",
                    CLIENT.value(),
                    SHE.value()));
    assertThat(world.log().append(CLIENT, List.of(decision(SHE)), Circumstances.none())).isEmpty();
    assertThat(world.decisions().findByDebtor(CLIENT, SHE)).isEmpty();
  }
}
