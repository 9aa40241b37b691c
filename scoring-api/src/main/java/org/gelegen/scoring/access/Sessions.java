package org.gelegen.scoring.access;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gelegen.model.access.DashboardSession;
import org.gelegen.model.access.DashboardSessions;
import org.gelegen.model.access.KeyStore;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in to the dashboard. Whoever shows a key is given a random id in its place, which
 * opens nothing but pages and nothing any more once it is over; only its hash is kept.
 */
public final class Sessions {
  private static final Pattern ID = Pattern.compile(Secrets.FORM);

  private final DashboardSessions store;
  private final InstantSource clock;
  private final SecureRandom random;

  public Sessions(DashboardSessions store, InstantSource clock, SecureRandom random) {
    this.store = store;
    this.clock = clock;
    this.random = random;
  }

  /** Begins a session; answers its id, which cannot be had again. */
  public String begin(KeyStore.Holder holder) {
    String id = Secrets.next(random);
    store.begin(holder, Secrets.sha256(id), clock.instant());
    return id;
  }

  /** The session with an id; empty when it never began or is over, for whatever reason. */
  public Optional<DashboardSession> find(@Nullable String id) {
    return id == null || !ID.matcher(id).matches()
        ? Optional.empty()
        : store.findByHash(Secrets.sha256(id)).filter(session -> !session.isOver(clock.instant()));
  }

  /** Notes that a session that was found is used. */
  public void noteUse(String id, DashboardSession found) {
    Instant now = clock.instant();
    if (!now.isBefore(found.usedAt().plus(DashboardSession.NOTED))) {
      store.noteUse(found.holder().clientId(), Secrets.sha256(id), now);
    }
  }

  /** Ends the session with an id, if there is one. */
  public void end(@Nullable String id) {
    find(id)
        .ifPresent(
            session -> store.end(session.holder().clientId(), Secrets.sha256(String.valueOf(id))));
  }
}
