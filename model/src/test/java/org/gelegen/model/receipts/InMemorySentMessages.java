package org.gelegen.model.receipts;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.OutcomeResult;

/** Keeps messages in memory. Thread-safe. */
public final class InMemorySentMessages implements SentMessages {
  private record Key(ClientId client, String gateway, String messageId) {}

  private final Map<Key, SentMessage> messages = new LinkedHashMap<>();
  private final Map<Key, Map<OutcomeResult, Instant>> told = new HashMap<>();

  private static Key key(SentMessage message) {
    return new Key(message.clientId(), message.gateway(), message.messageId());
  }

  @Override
  public synchronized void keep(SentMessage message) {
    messages.put(key(message), message);
    told.remove(key(message));
  }

  @Override
  public synchronized Optional<SentMessage> find(String gateway, String messageId) {
    return messages.values().stream()
        .filter(m -> m.gateway().equals(gateway) && m.messageId().equals(messageId))
        .max(Comparator.comparing(SentMessage::at));
  }

  @Override
  public synchronized Instant firstTold(SentMessage message, OutcomeResult result, Instant now) {
    if (!messages.containsKey(key(message))) {
      return now;
    }
    Map<OutcomeResult, Instant> known = told.computeIfAbsent(key(message), _ -> new HashMap<>());
    known.putIfAbsent(result, now);
    return known.getOrDefault(result, now);
  }

  @Override
  public synchronized int forget(ClientId client, Instant before, int limit) {
    List<Key> old =
        messages.values().stream()
            .filter(m -> m.clientId().equals(client) && m.at().isBefore(before))
            .limit(limit)
            .map(InMemorySentMessages::key)
            .toList();
    old.forEach(messages::remove);
    return old.size();
  }
}
