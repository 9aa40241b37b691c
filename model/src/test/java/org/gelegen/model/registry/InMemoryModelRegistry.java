package org.gelegen.model.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gelegen.model.portfolio.ClientId;
import org.jspecify.annotations.Nullable;

/** Keeps model versions in memory, with the promises of the database. Thread-safe. */
public final class InMemoryModelRegistry implements ModelRegistry {
  private final Map<ClientId, List<ModelVersion>> versions = new HashMap<>();
  private final Map<String, byte[]> compiled = new HashMap<>();
  private final Map<String, Map<String, byte[]>> files = new HashMap<>();
  private final Map<ClientId, List<Promotion>> promotions = new HashMap<>();

  @Override
  public synchronized ModelVersion register(
      ModelVersion candidate, byte[] compiled, Map<String, byte[]> files) {
    List<ModelVersion> ofClient = versions(candidate.clientId());
    ModelVersion version = with(candidate, ofClient.size() + 1, false);
    ofClient.add(version);
    this.compiled.put(version.name(), compiled.clone());
    this.files.put(version.name(), Map.copyOf(files));
    return version;
  }

  @Override
  public synchronized ModelVersion registerChampion(
      ModelVersion candidate, byte[] compiled, Map<String, byte[]> files, Succession succession) {
    ClientId client = candidate.clientId();
    if (!findChampion(client).map(ModelVersion::number).equals(succession.over())) {
      return register(succession.refused(candidate), compiled, files);
    }
    int number = register(candidate, compiled, files).number();
    promote(client, number, succession.at(), succession.by(), succession.why());
    return require(client, number);
  }

  @Override
  public synchronized List<ModelVersion> list(ClientId client) {
    return versions(client).stream()
        .sorted(Comparator.comparingInt(ModelVersion::number).reversed())
        .toList();
  }

  @Override
  public synchronized Optional<ModelVersion> find(ClientId client, int number) {
    return versions(client).stream().filter(version -> version.number() == number).findFirst();
  }

  @Override
  public synchronized Optional<ModelVersion> findChampion(ClientId client) {
    return versions(client).stream().filter(ModelVersion::champion).findFirst();
  }

  @Override
  public synchronized byte[] loadCompiled(ClientId client, int number) {
    return compiled.getOrDefault(require(client, number).name(), new byte[0]).clone();
  }

  @Override
  public synchronized Optional<byte[]> findFile(ClientId client, int number, String name) {
    return find(client, number)
        .map(version -> files.getOrDefault(version.name(), Map.of()).get(name));
  }

  @Override
  public synchronized void promote(ClientId client, int number, Instant at, String by, String why) {
    crown(client, new Promotion(number, at, by, why, null));
  }

  @Override
  public synchronized RollBack goBack(
      ClientId client, @Nullable Integer from, Instant at, String by, String why) {
    Optional<ModelVersion> champion = findChampion(client);
    if (from != null && !champion.map(ModelVersion::number).equals(Optional.of(from))) {
      return new RollBack.OtherChampion(champion);
    }
    Optional<Integer> previous = new PromotionHistory(promotions(client)).previous();
    if (previous.isEmpty()) {
      return new RollBack.NoneBefore();
    }
    int left = champion.orElseThrow().number();
    crown(client, new Promotion(previous.get(), at, by, why, left));
    return new RollBack.Done(findChampion(client).orElseThrow(), left);
  }

  @Override
  public synchronized List<Promotion> promotions(ClientId client) {
    return promotions.getOrDefault(client, List.of()).reversed();
  }

  private void crown(ClientId client, Promotion promotion) {
    require(client, promotion.number());
    versions(client)
        .replaceAll(
            version -> with(version, version.number(), version.number() == promotion.number()));
    promotions.computeIfAbsent(client, _ -> new ArrayList<>()).add(promotion);
  }

  private ModelVersion require(ClientId client, int number) {
    return find(client, number)
        .orElseThrow(
            () -> new IllegalArgumentException(client + " has no model version " + number));
  }

  private List<ModelVersion> versions(ClientId client) {
    return versions.computeIfAbsent(client, _ -> new ArrayList<>());
  }

  private static ModelVersion with(ModelVersion version, int number, boolean champion) {
    return new ModelVersion(
        version.clientId(),
        number,
        version.trainedAt(),
        version.asOf(),
        version.dataFingerprint(),
        version.settingsVersion(),
        version.seed(),
        version.metrics(),
        version.notes(),
        champion);
  }
}
