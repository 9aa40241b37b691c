package org.gelegen.model.changes;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.gelegen.model.portfolio.ClientId;

/**
 * What was read of each client, for as long as nothing of that client has changed. Safe for use by
 * many threads; where several find that it has, several read.
 *
 * @param <V> what is read
 */
public final class Remembered<V> {
  private final Changes changes;
  private final Map<ClientId, Entry<V>> entries = new ConcurrentHashMap<>();

  /** Nothing is remembered yet. */
  public Remembered(Changes changes) {
    this.changes = changes;
  }

  private record Entry<V>(long mark, V value) {}

  /** What was read last of {@code client}, or what {@code read} gives where that may be stale. */
  public V get(ClientId client, Supplier<V> read) {
    long mark = changes.mark(client);
    Entry<V> known = entries.get(client);
    if (known != null && known.mark == mark) {
      return known.value;
    }
    V value = read.get();
    entries.put(client, new Entry<>(mark, value));
    return value;
  }
}
