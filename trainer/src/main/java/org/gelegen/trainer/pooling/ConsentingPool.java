package org.gelegen.trainer.pooling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.registry.DamagedModelException;
import org.gelegen.model.registry.ModelRegistry;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.model.settings.SettingsStore;
import org.gelegen.trainer.PriorModels;

/**
 * The pool of the clients whose settings say that they consent. Who consents gives and gets; who
 * does not does neither. Asked anew for every training, so that a consent withdrawn counts from the
 * next one on. A client's own contribution is not in what it gets: its own contacts count by
 * themselves. With fewer than two others there is no pool.
 */
public final class ConsentingPool implements PriorSource {
  /** From one other client's share alone its coefficients could be told. */
  private static final int FEWEST_CONTRIBUTORS = 2;

  private static final Comparator<ClientId> BY_NAME = Comparator.comparing(ClientId::value);

  private final RecordLog records;
  private final SettingsStore settings;
  private final ModelRegistry registry;

  /** A pool of the clients of {@code records}. */
  public ConsentingPool(RecordLog records, SettingsStore settings, ModelRegistry registry) {
    this.records = records;
    this.settings = settings;
    this.registry = registry;
  }

  @Override
  public Prior of(ClientId client, Instant asOf) {
    if (!consents(client)) {
      return Prior.segmentTable();
    }
    List<Contribution> contributions = new ArrayList<>();
    int unreadable = 0;
    for (ClientId other : records.clients().stream().sorted(BY_NAME).toList()) {
      if (!other.equals(client) && consents(other)) {
        try {
          newest(other, asOf).ifPresent(contributions::add);
        } catch (DamagedModelException e) {
          unreadable++;
        }
      }
    }
    return contributions.size() < FEWEST_CONTRIBUTORS
        ? new Prior(PriorModels.segmentTable(), 0, unreadable)
        : new Prior(
            Pool.of(contributions, PriorModels.segmentTable()), contributions.size(), unreadable);
  }

  private boolean consents(ClientId client) {
    return settings.current(client).settings().pooling();
  }

  /** What a client contributed with the newest of its versions that has something to give. */
  private Optional<Contribution> newest(ClientId client, Instant asOf) {
    return registry.list(client).stream()
        .filter(version -> !version.asOf().isAfter(asOf))
        .sorted(
            Comparator.comparing(ModelVersion::asOf)
                .thenComparingInt(ModelVersion::number)
                .reversed())
        .map(this::read)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Contribution> read(ModelVersion version) {
    return registry
        .findFile(version.clientId(), version.number(), Contribution.FILE)
        .map(bytes -> Contribution.read(bytes, version.notes()))
        .filter(contribution -> !contribution.evidence().isEmpty());
  }
}
