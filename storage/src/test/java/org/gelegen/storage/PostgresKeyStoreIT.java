package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.gelegen.model.access.KeyStore.Holder;
import org.gelegen.model.access.KeyStore.KeyState;
import org.gelegen.model.access.Role;
import org.gelegen.model.portfolio.ClientId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresKeyStoreIT {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final PostgresKeyStore store = new PostgresKeyStore(DATABASE.emptied());

  @Test
  void a_key_is_found_by_its_hash_whichever_client_it_belongs_to() {
    Instant noon = Instant.parse("2026-03-02T12:00:00Z");
    store.add(new ClientId("noorderlicht"), Role.DIALER, "key-1", new byte[] {1, 2}, noon);
    store.add(new ClientId("zuiderzon"), Role.OPERATOR, "key-1", new byte[] {3, 4}, noon);
    assertThat(store.findByHash(new byte[] {3, 4}))
        .contains(new Holder(new ClientId("zuiderzon"), Role.OPERATOR, "key-1"));
    assertThat(store.findByHash(new byte[] {1, 2}))
        .map(Holder::clientId)
        .contains(new ClientId("noorderlicht"));
    assertThat(store.findByHash(new byte[] {9})).isEmpty();
  }

  @Test
  void a_revoked_key_is_nobody_s_and_stays_on_the_list_with_its_last_use() {
    Instant noon = Instant.parse("2026-03-02T12:00:00Z");
    ClientId north = new ClientId("noorderlicht");
    ClientId south = new ClientId("zuiderzon");
    store.add(north, Role.DIALER, "key-1", new byte[] {1}, noon);
    store.add(north, Role.ANALYST, "key-2", new byte[] {2}, noon.plusSeconds(1));
    store.noteUse(north, "key-1", noon.plusSeconds(10));
    store.noteUse(north, "key-1", noon.plusSeconds(69));
    assertThat(store.revoke(south, "key-1", noon)).isFalse();
    assertThat(store.revoke(north, "key-1", noon.plusSeconds(90))).isTrue();
    assertThat(store.revoke(north, "key-1", noon.plusSeconds(91))).isFalse();
    assertThat(store.findByHash(new byte[] {1})).isEmpty();
    assertThat(store.findByHash(new byte[] {2})).isPresent();
    assertThat(store.list(north))
        .containsExactly(
            new KeyState("key-1", Role.DIALER, noon, noon.plusSeconds(10), noon.plusSeconds(90)),
            new KeyState("key-2", Role.ANALYST, noon.plusSeconds(1), null, null));
    store.noteUse(north, "key-1", noon.plusSeconds(70));
    assertThat(store.list(north).getFirst().lastUsedAt()).isEqualTo(noon.plusSeconds(70));
    assertThat(store.list(south)).isEmpty();
  }

  @Test
  void a_failure_does_not_quote_what_was_to_be_stored() {
    Instant noon = Instant.parse("2026-03-02T12:00:00Z");
    store.add(new ClientId("noorderlicht"), Role.DIALER, "key-secret", new byte[] {1}, noon);
    assertThatThrownBy(
            () ->
                store.add(
                    new ClientId("noorderlicht"), Role.DIALER, "key-secret", new byte[] {2}, noon))
        .hasMessageContaining("api_key_pkey")
        .hasMessageNotContaining("key-secret");
  }
}
