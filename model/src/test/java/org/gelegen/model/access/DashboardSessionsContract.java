package org.gelegen.model.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.gelegen.model.access.KeyStore.Holder;
import org.gelegen.model.portfolio.ClientId;
import org.junit.jupiter.api.Test;

/** What a store of the dashboard's sessions promises, wherever it keeps them. */
public abstract class DashboardSessionsContract {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final ClientId NORTH = new ClientId("noorderlicht");
  private static final ClientId SOUTH = new ClientId("zuiderzon");
  private static final byte[] FIRST = {1, 2};
  private static final byte[] SECOND = {3, 4};
  private static final byte[] THIRD = {5, 6};

  private final Holder analyst = new Holder(NORTH, Role.ANALYST, "key-1");
  private final Holder operator = new Holder(SOUTH, Role.OPERATOR, "key-1");

  /** Both empty; the sessions are of those keys. */
  public record Stores(KeyStore keys, DashboardSessions sessions) {}

  protected abstract Stores empty();

  private Stores withKeys() {
    Stores stores = empty();
    stores.keys().add(NORTH, Role.ANALYST, "key-1", new byte[] {11}, NOON);
    stores.keys().add(SOUTH, Role.OPERATOR, "key-1", new byte[] {12}, NOON);
    return stores;
  }

  @Test
  void a_session_is_found_by_its_hash_whichever_client_it_belongs_to() {
    DashboardSessions sessions = withKeys().sessions();
    sessions.begin(analyst, FIRST, NOON);
    sessions.begin(operator, SECOND, NOON.plusSeconds(5));
    assertThat(sessions.findByHash(FIRST)).contains(new DashboardSession(analyst, NOON, NOON));
    assertThat(sessions.findByHash(SECOND))
        .contains(new DashboardSession(operator, NOON.plusSeconds(5), NOON.plusSeconds(5)));
    assertThat(sessions.findByHash(THIRD)).isEmpty();
  }

  @Test
  void a_use_is_noted_once_a_minute_and_does_not_move_the_beginning() {
    DashboardSessions sessions = withKeys().sessions();
    sessions.begin(analyst, FIRST, NOON);
    sessions.noteUse(NORTH, FIRST, NOON.plusSeconds(59));
    assertThat(sessions.findByHash(FIRST)).map(DashboardSession::usedAt).contains(NOON);
    sessions.noteUse(NORTH, FIRST, NOON.plusSeconds(60));
    sessions.noteUse(SOUTH, FIRST, NOON.plusSeconds(600));
    assertThat(sessions.findByHash(FIRST))
        .contains(new DashboardSession(analyst, NOON, NOON.plusSeconds(60)));
  }

  @Test
  void an_ended_session_is_nobody_s_and_others_go_on() {
    DashboardSessions sessions = withKeys().sessions();
    sessions.begin(analyst, FIRST, NOON);
    sessions.begin(analyst, SECOND, NOON);
    sessions.end(SOUTH, FIRST);
    assertThat(sessions.findByHash(FIRST)).isPresent();
    sessions.end(NORTH, FIRST);
    sessions.end(NORTH, FIRST);
    assertThat(sessions.findByHash(FIRST)).isEmpty();
    assertThat(sessions.findByHash(SECOND)).isPresent();
  }

  @Test
  void with_its_key_a_session_ends_at_once() {
    Stores stores = withKeys();
    stores.sessions().begin(analyst, FIRST, NOON);
    stores.sessions().begin(operator, SECOND, NOON);
    stores.keys().revoke(NORTH, "key-1", NOON.plusSeconds(1));
    assertThat(stores.sessions().findByHash(FIRST)).isEmpty();
    assertThat(stores.sessions().findByHash(SECOND)).isPresent();
  }

  @Test
  void what_is_over_is_forgotten_and_nothing_else() {
    Stores stores = withKeys();
    DashboardSessions sessions = stores.sessions();
    sessions.begin(analyst, FIRST, NOON);
    sessions.begin(analyst, SECOND, NOON.plusSeconds(1));
    sessions.begin(operator, THIRD, NOON);
    Instant idle = NOON.plus(Duration.ofMinutes(30));
    assertThat(sessions.forget(NORTH, idle.minusMillis(1), 10)).isZero();
    assertThat(sessions.forget(NORTH, idle, 10)).isEqualTo(1);
    assertThat(sessions.findByHash(FIRST)).isEmpty();
    assertThat(sessions.findByHash(SECOND)).isPresent();
    assertThat(sessions.findByHash(THIRD)).isPresent();
    // Used all day long: 12:00:01 is 12 hours before 00:00:01.
    Instant midnight = NOON.plus(Duration.ofHours(12));
    sessions.noteUse(NORTH, SECOND, midnight);
    assertThat(sessions.forget(NORTH, midnight, 10)).isZero();
    assertThat(sessions.forget(NORTH, midnight.plusSeconds(1), 10)).isEqualTo(1);
    stores.keys().revoke(SOUTH, "key-1", NOON);
    assertThat(sessions.forget(SOUTH, NOON, 0)).isZero();
    assertThat(sessions.forget(SOUTH, NOON, 10)).isEqualTo(1);
  }
}
