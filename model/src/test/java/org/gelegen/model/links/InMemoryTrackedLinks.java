package org.gelegen.model.links;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps links in memory. Thread-safe. */
public final class InMemoryTrackedLinks implements TrackedLinks {
  private final Map<String, TrackedLink> links = new HashMap<>();
  private final Map<String, Instant> clicked = new HashMap<>();

  @Override
  public synchronized void keep(List<TrackedLink> kept) {
    kept.forEach(
        link ->
            links.merge(
                link.token(),
                link,
                (known, again) ->
                    clicked.containsKey(link.token()) || !known.madeAt().isBefore(again.madeAt())
                        ? known
                        : new TrackedLink(
                            known.clientId(),
                            known.token(),
                            known.contactId(),
                            known.debtorId(),
                            known.reference(),
                            again.madeAt())));
  }

  @Override
  public synchronized Optional<TrackedLink> find(String token) {
    return Optional.ofNullable(links.get(token));
  }

  @Override
  public synchronized Optional<Instant> firstClicked(TrackedLink link, Instant now) {
    if (!links.containsKey(link.token())) {
      return Optional.empty();
    }
    clicked.putIfAbsent(link.token(), now);
    return Optional.ofNullable(clicked.get(link.token()));
  }
}
