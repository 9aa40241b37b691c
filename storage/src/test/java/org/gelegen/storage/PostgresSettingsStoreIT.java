package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.SettingsStore;
import org.gelegen.model.settings.SettingsStore.Version;
import org.gelegen.model.settings.SettingsStoreContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresSettingsStoreIT extends SettingsStoreContract {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Override
  protected SettingsStore empty() {
    return new PostgresSettingsStore(DATABASE.emptied());
  }

  @Test
  void of_two_who_save_at_the_same_moment_one_does() throws Exception {
    SettingsStore store = empty();
    ClientId client = new ClientId("noorderlicht");
    Instant noon = Instant.parse("2026-03-02T12:00:00Z");
    CyclicBarrier together = new CyclicBarrier(2);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (int number = 1; number <= 20; number++) {
        Version next = new Version(number, ClientSettings.defaults());
        Callable<Boolean> save =
            () -> {
              together.await();
              return store.tryPut(client, next, noon, "test");
            };
        List<Boolean> saved = new ArrayList<>();
        for (Future<Boolean> each : threads.invokeAll(List.of(save, save))) {
          saved.add(each.get());
        }
        assertThat(saved).containsExactlyInAnyOrder(true, false);
        assertThat(store.current(client).number()).isEqualTo(number);
      }
    }
  }
}
