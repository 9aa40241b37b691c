package org.gelegen.scoring.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.gelegen.model.access.InMemoryAuditLog;
import org.gelegen.model.access.InMemoryAuditLog.Entry;
import org.gelegen.model.access.InMemoryKeyStore;
import org.gelegen.model.access.KeyStore;
import org.gelegen.model.access.Role;
import org.gelegen.model.changes.Changes;
import org.gelegen.model.portfolio.ClientId;
import org.junit.jupiter.api.Test;

class ApiKeysTest {
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");

  private final InMemoryAuditLog audit = new InMemoryAuditLog();
  private final ApiKeys keys =
      new ApiKeys(
          new InMemoryKeyStore(),
          audit,
          Changes.unknown(),
          InstantSource.fixed(NOW),
          new SecureRandom());

  @Test
  void a_key_that_was_made_is_recognised_and_says_whose_it_is() {
    ApiKeys.Created created = keys.create(CLIENT, Role.DIALER, "key create");
    assertThat(created.key()).matches("glg_[A-Za-z0-9_-]{43}");
    assertThat(keys.findBearer("Bearer " + created.key()))
        .contains(new KeyStore.Holder(CLIENT, Role.DIALER, created.keyId()));
    assertThat(keys.findBearer("bearer  " + created.key())).isPresent();
  }

  @Test
  void anything_else_is_not_recognised() {
    String key = keys.create(CLIENT, Role.DIALER, "key create").key();
    assertThat(keys.findBearer(null)).isEmpty();
    assertThat(keys.findBearer("")).isEmpty();
    assertThat(keys.findBearer(key)).isEmpty();
    assertThat(keys.findBearer("Basic " + key)).isEmpty();
    assertThat(keys.findBearer("Bearer " + key + "A")).isEmpty();
    assertThat(keys.findBearer("Bearer " + key.toLowerCase(Locale.ROOT))).isEmpty();
    assertThat(keys.findBearer("Bearer glg_" + "A".repeat(43))).isEmpty();
    assertThat(keys.findBearer("Bearer " + "A".repeat(1_000_000))).isEmpty();
  }

  @Test
  void making_a_key_is_on_record_without_the_key() {
    ApiKeys.Created created = keys.create(CLIENT, Role.ANALYST, "key create");
    assertThat(audit.entries())
        .containsExactly(
            new Entry(CLIENT, NOW, "key create", "key.created", created.keyId() + " analyst"));
    assertThat(created.toString()).doesNotContain("glg_");
  }

  @Test
  void a_revoked_key_is_not_recognised_any_more_and_that_is_on_record() {
    ApiKeys.Created created = keys.create(CLIENT, Role.DIALER, "key create");
    ApiKeys.Created other = keys.create(CLIENT, Role.DIALER, "key create");
    assertThat(keys.revoke(new ClientId("zuiderzon"), created.keyId(), "key revoke")).isFalse();
    assertThat(keys.revoke(CLIENT, created.keyId(), "key revoke")).isTrue();
    assertThat(keys.revoke(CLIENT, created.keyId(), "key revoke")).isFalse();
    assertThat(keys.findBearer("Bearer " + created.key())).isEmpty();
    assertThat(keys.findBearer("Bearer " + other.key())).isPresent();
    assertThat(audit.entries())
        .filteredOn(entry -> entry.what().equals("key.revoked"))
        .containsExactly(new Entry(CLIENT, NOW, "key revoke", "key.revoked", created.keyId()));
    assertThat(keys.list(CLIENT))
        .extracting(KeyStore.KeyState::revokedAt)
        .containsExactly(NOW, null);
  }

  @Test
  void the_last_use_of_a_key_is_noted_once_a_minute() {
    AtomicReference<Instant> now = new AtomicReference<>(NOW);
    List<Instant> noted = new ArrayList<>();
    InMemoryKeyStore store = new InMemoryKeyStore();
    ApiKeys counted = new ApiKeys(store, audit, Changes.unknown(), now::get, new SecureRandom());
    ApiKeys.Created created = counted.create(CLIENT, Role.DIALER, "key create");
    KeyStore.Holder holder = counted.findBearer("Bearer " + created.key()).orElseThrow();
    for (int second = 0; second < 150; second += 10) {
      now.set(NOW.plusSeconds(second));
      counted.noteUse(holder);
      noted.add(counted.list(CLIENT).getFirst().lastUsedAt());
    }
    assertThat(noted.stream().distinct())
        .containsExactly(NOW, NOW.plusSeconds(60), NOW.plusSeconds(120));
  }

  @Test
  void no_two_keys_are_the_same() {
    assertThat(keys.create(CLIENT, Role.DIALER, "a").key())
        .isNotEqualTo(keys.create(CLIENT, Role.DIALER, "a").key());
  }
}
