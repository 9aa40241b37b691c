package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gelegen.model.experiments.ExperimentId;
import org.gelegen.model.experiments.Exposure;
import org.gelegen.model.experiments.ExposureStore;
import org.gelegen.model.experiments.ExposureStoreContract;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresExposureStoreIT extends ExposureStoreContract {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Override
  protected ExposureStore empty() {
    return new PostgresExposureStore(DATABASE.emptied());
  }

  @Test
  void nodes_that_expose_the_same_debtors_at_once_agree_in_the_end() throws Exception {
    ExposureStore store = empty();
    ClientId client = new ClientId("noorderlicht");
    ExperimentId experiment = new ExperimentId("evening-calls");
    List<Future<?>> nodes = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (String arm : List.of("a", "b", "c", "d")) {
        List<Exposure> mine = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
          mine.add(
              new Exposure(
                  experiment,
                  new DebtorId("d-" + i),
                  arm,
                  Instant.parse("2026-03-02T12:00:00Z"),
                  new TreeMap<>(Map.of(arm, 1.0))));
        }
        Collections.shuffle(mine, new Random(arm.hashCode()));
        nodes.add(threads.submit(() -> store.add(client, mine)));
      }
      for (Future<?> node : nodes) {
        node.get();
      }
    }
    List<Exposure> stored = store.of(client, experiment);
    assertThat(stored).hasSize(2000);
    assertThat(stored).extracting(Exposure::debtor).doesNotHaveDuplicates();
    assertThat(store.find(client, Set.of(new DebtorId("d-7")))).hasSize(1);
  }
}
