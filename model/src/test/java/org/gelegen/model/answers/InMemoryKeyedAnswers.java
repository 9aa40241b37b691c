package org.gelegen.model.answers;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.gelegen.model.portfolio.ClientId;

/** Keeps answers for as long as the process lives; it cannot undo what was done. */
public final class InMemoryKeyedAnswers implements KeyedAnswers {
  private final Map<Name, Kept> kept = new HashMap<>();
  private final Set<Name> inFlight = new HashSet<>();

  private record Name(ClientId client, String endpoint, String key) {}

  private record Kept(String fingerprint, Instant at, KeptAnswer answer) {}

  @Override
  public Reply reply(KeyedRequest request, Supplier<KeptAnswer> work) {
    Name name = new Name(request.client(), request.endpoint(), request.key());
    synchronized (this) {
      Kept known = kept.get(name);
      if (known != null) {
        return known.fingerprint().equals(request.fingerprint())
            ? new Reply.Answered(known.answer())
            : new Reply.OtherPayload();
      }
      if (!inFlight.add(name)) {
        return new Reply.InFlight();
      }
    }
    try {
      KeptAnswer answer = work.get();
      synchronized (this) {
        kept.put(name, new Kept(request.fingerprint(), request.at(), answer));
      }
      return new Reply.Answered(answer);
    } finally {
      synchronized (this) {
        inFlight.remove(name);
      }
    }
  }

  @Override
  public <T> T together(ClientId client, Supplier<T> work) {
    return work.get();
  }

  @Override
  public synchronized int forget(ClientId client, Instant before, int limit) {
    List<Name> old =
        kept.entrySet().stream()
            .filter(entry -> entry.getKey().client().equals(client))
            .filter(entry -> entry.getValue().at().isBefore(before))
            .sorted(Comparator.comparing(entry -> entry.getValue().at()))
            .limit(limit)
            .map(Map.Entry::getKey)
            .toList();
    old.forEach(kept::remove);
    return old.size();
  }
}
