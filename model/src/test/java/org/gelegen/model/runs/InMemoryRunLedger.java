package org.gelegen.model.runs;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.portfolio.ClientId;

/** Keeps runs in memory, with the promises of the database. Thread-safe. */
public final class InMemoryRunLedger implements RunLedger, JobDesk {
  private final Map<Key, State> states = new HashMap<>();
  private final Map<ClientId, Map<Job, Pause>> pauses = new HashMap<>();
  private final Set<Key> ordered = new HashSet<>();

  @Override
  public synchronized Optional<Run> tryStart(
      ClientId client, String job, LocalDate businessDate, Instant now, Duration lease) {
    Key key = new Key(client, job, businessDate);
    State state = states.get(key);
    if (isPaused(client, job)) {
      return Optional.empty();
    }
    if (state != null && (state.completed.isPresent() || state.leaseEnds.isAfter(now))) {
      return Optional.empty();
    }
    long fence = state == null ? 1 : state.fence + 1;
    states.put(key, new State(now, now.plus(lease), Optional.empty(), fence, ""));
    return Optional.of(new Run(client, job, businessDate, fence));
  }

  private boolean isPaused(ClientId client, String job) {
    return pauses(client).keySet().stream().anyMatch(paused -> paused.wireName().equals(job));
  }

  @Override
  public synchronized Map<Job, Pause> pauses(ClientId client) {
    return Map.copyOf(pauses.getOrDefault(client, Map.of()));
  }

  @Override
  public synchronized Pause pause(ClientId client, Job job, Instant at, String by, String why) {
    return pauses
        .computeIfAbsent(client, _ -> new EnumMap<>(Job.class))
        .computeIfAbsent(job, _ -> new Pause(at, by, why));
  }

  @Override
  public synchronized boolean resume(ClientId client, Job job, Instant at, String by) {
    return pauses.getOrDefault(client, new EnumMap<>(Job.class)).remove(job) != null;
  }

  @Override
  public synchronized boolean order(
      ClientId client, Job job, LocalDate date, Instant at, String by) {
    Key key = new Key(client, job.wireName(), date);
    State state = states.get(key);
    if (state != null && state.completed.isPresent()) {
      return false;
    }
    ordered.add(key);
    return true;
  }

  @Override
  public synchronized boolean isOrdered(ClientId client, Job job, LocalDate date) {
    return ordered.contains(new Key(client, job.wireName(), date));
  }

  @Override
  public synchronized List<Entry> runs(ClientId client, Job job, int limit) {
    return list(client, Integer.MAX_VALUE).stream()
        .filter(entry -> entry.job().equals(job.wireName()))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized boolean renew(Run run, Instant now, Duration lease) {
    State state = states.get(key(run));
    if (state == null || !state.heldBy(run)) {
      return false;
    }
    states.put(
        key(run),
        new State(state.started, now.plus(lease), Optional.empty(), state.fence, state.message));
    return true;
  }

  @Override
  public synchronized boolean complete(Run run, Instant now, String summary) {
    State state = states.get(key(run));
    if (state == null || !state.heldBy(run)) {
      return false;
    }
    states.put(key(run), new State(state.started, now, Optional.of(now), state.fence, summary));
    return true;
  }

  @Override
  public synchronized void fail(Run run, Instant now, String message) {
    State state = states.get(key(run));
    if (state != null && state.heldBy(run)) {
      states.put(key(run), new State(state.started, now, Optional.empty(), state.fence, message));
    }
  }

  @Override
  public synchronized List<Entry> list(ClientId client, int limit) {
    return states.entrySet().stream()
        .filter(entry -> entry.getKey().client.equals(client))
        .sorted(
            Comparator.comparing((Map.Entry<Key, State> entry) -> entry.getKey().businessDate)
                .reversed()
                .thenComparing(entry -> entry.getKey().job))
        .limit(limit)
        .map(
            entry ->
                new Entry(
                    entry.getKey().job,
                    entry.getKey().businessDate,
                    entry.getValue().started,
                    entry.getValue().completed,
                    entry.getValue().fence,
                    entry.getValue().message))
        .toList();
  }

  private static Key key(Run run) {
    return new Key(run.clientId(), run.job(), run.businessDate());
  }

  private record Key(ClientId client, String job, LocalDate businessDate) {}

  private record State(
      Instant started, Instant leaseEnds, Optional<Instant> completed, long fence, String message) {
    private boolean heldBy(Run run) {
      return fence == run.fence() && completed.isEmpty();
    }
  }
}
