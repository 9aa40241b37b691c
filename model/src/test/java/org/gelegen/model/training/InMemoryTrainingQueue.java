package org.gelegen.model.training;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.training.TrainingRequest.Status;
import org.jspecify.annotations.Nullable;

/** Keeps trainings in memory, with the promises of the database. Thread-safe. */
public final class InMemoryTrainingQueue implements TrainingQueue {
  private final List<TrainingRequest> requests = new ArrayList<>();
  private final Map<String, Instant> leases = new HashMap<>();
  private final Map<ClientKey, String> keys = new HashMap<>();

  private record ClientKey(ClientId client, Key key) {}

  @Override
  public synchronized TrainingRequest request(ClientId client, Instant requestedAt, Instant asOf) {
    for (TrainingRequest known : requests) {
      if (known.clientId().equals(client)
          && known.status() == Status.QUEUED
          && known.asOf().equals(asOf)) {
        return known;
      }
    }
    TrainingRequest request =
        new TrainingRequest(
            client,
            "training-" + (requests.size() + 1),
            requestedAt,
            asOf,
            Status.QUEUED,
            null,
            null);
    requests.add(request);
    return request;
  }

  @Override
  public synchronized TrainingRequest requestOnce(
      ClientId client, Key key, Instant requestedAt, Instant asOf) {
    String training =
        keys.computeIfAbsent(
            new ClientKey(client, key), _ -> request(client, requestedAt, asOf).trainingId());
    return find(client, training).orElseThrow();
  }

  @Override
  public synchronized List<TrainingRequest> newest(ClientId client, int limit) {
    return requests.reversed().stream()
        .filter(request -> request.clientId().equals(client))
        .sorted(Comparator.comparing(TrainingRequest::requestedAt).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Optional<TrainingRequest> find(ClientId client, String trainingId) {
    return requests.stream()
        .filter(r -> r.clientId().equals(client) && r.trainingId().equals(trainingId))
        .findFirst();
  }

  @Override
  public synchronized Optional<TrainingRequest> claim(Instant now, Duration lease) {
    for (TrainingRequest request : requests) {
      Instant leaseEnds = leases.getOrDefault(request.trainingId(), Instant.MAX);
      if (request.status() == Status.QUEUED
          || (request.status() == Status.RUNNING && !leaseEnds.isAfter(now))) {
        leases.put(request.trainingId(), now.plus(lease));
        return Optional.of(replace(request, Status.RUNNING, null, null));
      }
    }
    return Optional.empty();
  }

  @Override
  public synchronized void tell(ClientId client, String trainingId, String message) {
    find(client, trainingId)
        .filter(request -> request.status() == Status.RUNNING)
        .ifPresent(request -> replace(request, Status.RUNNING, null, message));
  }

  @Override
  public synchronized void finish(ClientId client, String trainingId, int modelVersion) {
    find(client, trainingId)
        .filter(request -> request.status() == Status.RUNNING)
        .ifPresent(request -> replace(request, Status.DONE, modelVersion, null));
  }

  @Override
  public synchronized void fail(ClientId client, String trainingId, String message) {
    find(client, trainingId)
        .filter(request -> request.status() == Status.RUNNING)
        .ifPresent(request -> replace(request, Status.FAILED, null, message));
  }

  private TrainingRequest replace(
      TrainingRequest request,
      Status status,
      @Nullable Integer modelVersion,
      @Nullable String message) {
    TrainingRequest next =
        new TrainingRequest(
            request.clientId(),
            request.trainingId(),
            request.requestedAt(),
            request.asOf(),
            status,
            modelVersion,
            message);
    requests.set(requests.indexOf(request), next);
    return next;
  }
}
