package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.gelegen.model.access.KeyStore.Holder;
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
