package org.gelegen.model.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gelegen.model.portfolio.ClientId;
import org.junit.jupiter.api.Test;

/** What a registry of models promises, wherever it keeps them. */
public abstract class ModelRegistryContract {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final ClientId client = new ClientId("noorderlicht");
  private final ClientId other = new ClientId("zuiderzon");

  protected abstract ModelRegistry empty();

  @Test
  void versions_are_numbered_from_one_within_the_client_and_listed_newest_first() {
    ModelRegistry registry = empty();
    assertThat(register(registry, client, "a").number()).isEqualTo(1);
    assertThat(register(registry, client, "b").number()).isEqualTo(2);
    assertThat(register(registry, other, "c").number()).isEqualTo(1);
    assertThat(registry.list(client)).extracting(ModelVersion::number).containsExactly(2, 1);
    assertThat(registry.find(client, 3)).isEmpty();
  }

  @Test
  void a_version_comes_back_as_it_was_described_with_its_bytes() {
    ModelRegistry registry = empty();
    ModelVersion stored = register(registry, client, "bytes");
    assertThat(stored).isEqualTo(candidate(client, 1));
    assertThat(registry.find(client, 1)).contains(stored);
    assertThat(registry.loadCompiled(client, 1))
        .isEqualTo("bytes".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void there_is_one_champion_and_going_back_is_a_promotion_too() {
    ModelRegistry registry = empty();
    register(registry, client, "a");
    register(registry, client, "b");
    assertThat(registry.findChampion(client)).isEmpty();
    registry.promote(client, 2, NOON, "test", "better");
    registry.promote(client, 1, NOON.plusSeconds(1), "test", "worse after all");
    assertThat(registry.findChampion(client)).map(ModelVersion::number).contains(1);
    assertThat(registry.list(client))
        .extracting(ModelVersion::champion)
        .containsExactly(false, true);
  }

  @Test
  void a_version_that_does_not_exist_can_neither_be_promoted_nor_loaded() {
    ModelRegistry registry = empty();
    register(registry, other, "a");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> registry.promote(client, 1, NOON, "test", "?"));
    assertThatIllegalArgumentException().isThrownBy(() -> registry.loadCompiled(client, 1));
  }

  @Test
  void promotions_are_kept_for_good_newest_first() {
    ModelRegistry registry = empty();
    register(registry, client, "a");
    register(registry, client, "b");
    registry.promote(client, 1, NOON, "training", "there was no champion");
    registry.promote(client, 2, NOON.plusSeconds(1), "k-1", "asked for");
    registry.goBack(client, null, NOON.plusSeconds(2), "command promote", "calls at noon");
    assertThat(registry.promotions(client))
        .containsExactly(
            new Promotion(1, NOON.plusSeconds(2), "command promote", "calls at noon", 2),
            new Promotion(2, NOON.plusSeconds(1), "k-1", "asked for", null),
            new Promotion(1, NOON, "training", "there was no champion", null));
    assertThat(registry.promotions(other)).isEmpty();
  }

  @Test
  void going_back_undoes_the_last_promotion_and_going_back_again_the_one_before() {
    ModelRegistry registry = empty();
    for (int number = 1; number <= 3; number++) {
      register(registry, client, "v" + number);
      registry.promote(client, number, NOON.plusSeconds(number), "test", "better");
    }
    assertThat(registry.goBack(client, null, NOON.plusSeconds(4), "test", "worse"))
        .isEqualTo(new RollBack.Done(registry.find(client, 2).orElseThrow(), 3));
    assertThat(registry.goBack(client, null, NOON.plusSeconds(5), "test", "worse"))
        .isEqualTo(new RollBack.Done(registry.find(client, 1).orElseThrow(), 2));
    assertThat(registry.goBack(client, null, NOON.plusSeconds(6), "test", "worse"))
        .isEqualTo(new RollBack.NoneBefore());
    assertThat(registry.findChampion(client)).map(ModelVersion::number).contains(1);
    assertThat(registry.promotions(client)).hasSize(5);
  }

  @Test
  void going_back_from_a_named_version_is_done_once_however_often_it_is_asked_for() {
    ModelRegistry registry = empty();
    assertThat(registry.goBack(client, 3, NOON, "test", "worse"))
        .isEqualTo(new RollBack.OtherChampion(Optional.empty()));
    for (int number = 1; number <= 3; number++) {
      register(registry, client, "v" + number);
      registry.promote(client, number, NOON.plusSeconds(number), "test", "better");
    }
    assertThat(registry.goBack(client, 3, NOON.plusSeconds(4), "test", "worse"))
        .isInstanceOf(RollBack.Done.class);
    assertThat(registry.goBack(client, 3, NOON.plusSeconds(5), "test", "worse"))
        .isEqualTo(new RollBack.OtherChampion(registry.find(client, 2)));
    assertThat(registry.findChampion(client)).map(ModelVersion::number).contains(2);
    assertThat(registry.promotions(client)).hasSize(4);
  }

  @Test
  void a_version_is_registered_over_the_champion_it_was_judged_against_and_no_other() {
    ModelRegistry registry = empty();
    assertThat(succeed(registry, Optional.of(2)).champion()).isFalse();
    assertThat(succeed(registry, Optional.empty()).champion()).isTrue();
    ModelVersion late = succeed(registry, Optional.empty());
    assertThat(late.champion()).isFalse();
    assertThat(late.notes())
        .containsEntry("learner", "trees")
        .containsEntry("promotion", "too late");
    assertThat(registry.find(client, 3)).contains(late);
    ModelVersion better = succeed(registry, Optional.of(2));
    assertThat(better.champion()).isTrue();
    assertThat(better.notes()).doesNotContainKey("promotion");
    assertThat(registry.findChampion(client)).contains(better);
    assertThat(registry.loadCompiled(client, 4)).isEqualTo(new byte[] {7});
    assertThat(registry.promotions(client))
        .containsExactly(
            new Promotion(4, NOON, "training", "better", null),
            new Promotion(2, NOON, "training", "better", null));
  }

  private ModelVersion succeed(ModelRegistry registry, Optional<Integer> over) {
    return registry.registerChampion(
        candidate(client, 99),
        new byte[] {7},
        Map.of(),
        new Succession(
            over, NOON, "training", "better", new TreeMap<>(Map.of("promotion", "too late"))));
  }

  protected static ModelVersion register(ModelRegistry registry, ClientId client, String bytes) {
    return registry.register(
        candidate(client, 99),
        bytes.getBytes(StandardCharsets.UTF_8),
        Map.of("reach.pb", new byte[] {1, 2, 3}));
  }

  private static ModelVersion candidate(ClientId client, int number) {
    return new ModelVersion(
        client,
        number,
        NOON,
        NOON.minusSeconds(60),
        "ab12",
        3,
        -42L,
        new TreeMap<>(Map.of("reach.auc", 0.731)),
        new TreeMap<>(Map.of("learner", "trees")),
        false);
  }
}
