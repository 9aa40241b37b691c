package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.gelegen.model.decision.Shadow;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.registry.DamagedModelException;
import org.gelegen.model.registry.ModelRegistry;
import org.gelegen.model.registry.ModelRegistryContract;
import org.gelegen.model.registry.ModelVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresModelRegistryIT extends ModelRegistryContract {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Override
  protected ModelRegistry empty() {
    return new PostgresModelRegistry(DATABASE.emptied(), _ -> {});
  }

  @Test
  void bytes_that_are_not_the_registered_ones_are_refused() {
    ModelRegistry registry = empty();
    ClientId client = new ClientId("noorderlicht");
    register(registry, client, "bytes");
    // One bit of the first byte.
    DATABASE.asSuperuser(
        "update model_file set content = set_byte(content, 0, get_byte(content, 0) # 1)"
            + " where name = ''");
    assertThatThrownBy(() -> registry.loadCompiled(client, 1))
        .isInstanceOf(DamagedModelException.class)
        .hasMessageContaining("noorderlicht");
  }

  @Test
  void a_damaged_version_is_not_gone_back_to_and_the_champion_stays() {
    ModelRegistry registry = empty();
    ClientId client = new ClientId("noorderlicht");
    for (int number = 1; number <= 2; number++) {
      register(registry, client, "v" + number);
      registry.promote(client, number, Instant.EPOCH, "test", "better");
    }
    DATABASE.asSuperuser("update model_file set content = 'torn' where name = '' and number = 1");
    assertThatThrownBy(() -> registry.goBack(client, null, Instant.EPOCH, "test", "worse"))
        .isInstanceOf(DamagedModelException.class);
    assertThat(registry.findChampion(client)).map(ModelVersion::number).contains(2);
    assertThat(registry.promotions(client)).hasSize(2);
  }

  @Test
  void a_version_that_cannot_be_read_is_not_promoted_and_the_problem_names_it() {
    ModelRegistry registry =
        new PostgresModelRegistry(
            DATABASE.emptied(),
            bytes -> {
              throw new DamagedModelException("features of version 1 are not those of version 2");
            });
    ClientId client = new ClientId("noorderlicht");
    register(registry, client, "older");
    assertThatThrownBy(() -> registry.promote(client, 1, Instant.EPOCH, "test", "better"))
        .isInstanceOf(DamagedModelException.class)
        .hasMessage(
            "model version 1 of noorderlicht cannot be read (features of version 1 are not those of"
                + " version 2): promote another version, or train");
    assertThat(registry.findChampion(client)).isEmpty();
  }

  @Test
  void a_shadow_that_becomes_champion_is_the_shadow_no_longer_and_another_stays() {
    Database database = DATABASE.emptied();
    ModelRegistry registry = new PostgresModelRegistry(database, _ -> {});
    PostgresShadowStore shadows = new PostgresShadowStore(database);
    ClientId client = new ClientId("noorderlicht");
    register(registry, client, "a");
    register(registry, client, "b");
    shadows.appoint(client, new Shadow(2, Instant.EPOCH, "test"));
    registry.promote(client, 1, Instant.EPOCH, "test", "better");
    assertThat(shadows.find(client)).map(Shadow::number).contains(2);
    registry.promote(client, 2, Instant.EPOCH, "test", "better");
    assertThat(shadows.find(client)).isEmpty();
  }

  @Test
  void two_champions_are_impossible() {
    ModelRegistry registry = empty();
    ClientId client = new ClientId("noorderlicht");
    register(registry, client, "a");
    register(registry, client, "b");
    assertThatThrownBy(() -> DATABASE.asSuperuser("update model_version set champion = true"))
        .hasMessageContaining("model_champion");
  }
}
