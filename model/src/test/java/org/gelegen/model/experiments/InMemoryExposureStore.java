package org.gelegen.model.experiments;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;

/** Keeps exposures in memory. Thread-safe. */
public final class InMemoryExposureStore implements ExposureStore {
  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::experiment).thenComparing(Key::debtor);

  private final Map<ClientId, Map<Key, Exposure>> exposures = new HashMap<>();

  private record Key(ExperimentId experiment, DebtorId debtor) {}

  @Override
  public synchronized void add(ClientId client, Collection<Exposure> added) {
    Map<Key, Exposure> known = exposures.computeIfAbsent(client, _ -> new TreeMap<>(ORDER));
    for (Exposure exposure : added) {
      known.putIfAbsent(new Key(exposure.experiment(), exposure.debtor()), exposure);
    }
  }

  @Override
  public synchronized List<Exposure> find(ClientId client, Set<DebtorId> debtors) {
    return all(client).stream().filter(exposure -> debtors.contains(exposure.debtor())).toList();
  }

  @Override
  public synchronized void forEach(
      ClientId client, ExperimentId experiment, Consumer<Exposure> visitor) {
    all(client).stream()
        .filter(exposure -> exposure.experiment().equals(experiment))
        .forEach(visitor);
  }

  @Override
  public synchronized Map<ExperimentId, Map<String, Long>> counts(ClientId client) {
    return all(client).stream()
        .collect(
            Collectors.groupingBy(
                Exposure::experiment, Collectors.groupingBy(Exposure::arm, Collectors.counting())));
  }

  private Collection<Exposure> all(ClientId client) {
    return exposures.getOrDefault(client, Map.of()).values();
  }
}
