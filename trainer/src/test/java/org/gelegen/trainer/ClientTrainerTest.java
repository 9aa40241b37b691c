package org.gelegen.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import org.gelegen.model.registry.InMemoryModelRegistry;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.SettingsStore;
import org.junit.jupiter.api.Test;

class ClientTrainerTest {
  private static final SettingsStore.Version SETTINGS =
      new SettingsStore.Version(0, ClientSettings.defaults());

  private final InMemoryModelRegistry registry = new InMemoryModelRegistry();

  private TrainingResult train(MadeUpPortfolio portfolio) {
    return new ClientTrainer(portfolio, registry, InstantSource.fixed(portfolio.end()), 2)
        .train(MadeUpPortfolio.CLIENT, SETTINGS, portfolio.end(), TrainingProgress.none());
  }

  @Test
  void what_can_be_known_is_learned_and_the_first_version_is_champion() {
    TrainingResult result = train(new MadeUpPortfolio(1, 2_000, 10, 200));
    assertThat(result.version().champion()).isTrue();
    assertThat(result.version().metrics().get("reach.auc")).isGreaterThan(0.7);
  }
}
