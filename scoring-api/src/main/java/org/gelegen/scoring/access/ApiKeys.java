package org.gelegen.scoring.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gelegen.model.access.AuditLog;
import org.gelegen.model.access.KeyStore;
import org.gelegen.model.access.Role;
import org.gelegen.model.changes.Changes;
import org.gelegen.model.portfolio.ClientId;
import org.jspecify.annotations.Nullable;

/**
 * Makes API keys and recognises them: {@code glg_} and 256 random bits in base64url. Only their
 * hashes are kept.
 */
public final class ApiKeys {
  private static final String PREFIX = "glg_";
  private static final int ID_BYTES = 8;
  private static final Pattern BEARER =
      Pattern.compile("Bearer +(" + PREFIX + Secrets.FORM + ")", Pattern.CASE_INSENSITIVE);

  /** How long a use of a key stands for all that follow. */
  private static final Duration NOTED = Duration.ofMinutes(1);

  private final KeyStore store;
  private final AuditLog audit;
  private final Changes changes;
  private final InstantSource clock;
  private final SecureRandom random;
  private final Map<KeyStore.Holder, Instant> lastNoted = new ConcurrentHashMap<>();
  private volatile Recognised recognised = new Recognised(0, new ConcurrentHashMap<>());

  /** The keys that were shown since the last change, by their hashes in hexadecimal. */
  private record Recognised(long mark, Map<String, KeyStore.Holder> byHash) {}

  /**
   * Makes and recognises keys.
   *
   * @param changes whether the keys that were recognised are still good
   */
  public ApiKeys(
      KeyStore store, AuditLog audit, Changes changes, InstantSource clock, SecureRandom random) {
    this.store = store;
    this.audit = audit;
    this.changes = changes;
    this.clock = clock;
    this.random = random;
  }

  /**
   * A new key. It is shown to its holder once and cannot be had again.
   *
   * @param keyId names the key in the audit log
   */
  public record Created(String key, String keyId) {
    /** Without the key, which must not end up in a log. */
    @Override
    public String toString() {
      return "Created[keyId=" + keyId + "]";
    }
  }

  /**
   * Makes a key.
   *
   * @param by who asked for it: a key's id or a command
   */
  public Created create(ClientId client, Role role, String by) {
    String key = PREFIX + Secrets.next(random);
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    String keyId = "key-" + HexFormat.of().formatHex(id);
    Instant now = clock.instant();
    store.add(client, role, keyId, Secrets.sha256(key), now);
    audit.append(client, now, by, "key.created", keyId + " " + role.wireName());
    return new Created(key, keyId);
  }

  /**
   * Whose key an Authorization header shows; empty when it shows none, or one that was never made.
   */
  public Optional<KeyStore.Holder> findBearer(@Nullable String authorization) {
    Matcher bearer = BEARER.matcher(authorization == null ? "" : authorization);
    return bearer.matches() ? find(Secrets.sha256(bearer.group(1))) : Optional.empty();
  }

  private Optional<KeyStore.Holder> find(byte[] hash) {
    long mark = changes.mark();
    Recognised known = recognised;
    if (known.mark != mark) {
      known = new Recognised(mark, new ConcurrentHashMap<>());
      recognised = known;
    }
    String name = HexFormat.of().formatHex(hash);
    KeyStore.Holder holder = known.byHash.get(name);
    if (holder != null) {
      return Optional.of(holder);
    }
    Optional<KeyStore.Holder> found = store.findByHash(hash);
    Map<String, KeyStore.Holder> byHash = known.byHash;
    found.ifPresent(its -> byHash.put(name, its));
    return found;
  }

  /** Notes that a key was used, at most once a minute. */
  public void noteUse(KeyStore.Holder holder) {
    Instant now = clock.instant();
    Instant noted =
        lastNoted.merge(
            holder, now, (before, after) -> after.isBefore(before.plus(NOTED)) ? before : after);
    if (noted.equals(now)) {
      store.noteUse(holder.clientId(), holder.keyId(), now);
    }
  }

  /** Every key of a client, revoked ones included, oldest first. */
  public List<KeyStore.KeyState> list(ClientId client) {
    return store.list(client);
  }

  /**
   * Takes a key's rights away for good; answers whether it had any.
   *
   * @param by who asked for it: a key's id or a command
   */
  public boolean revoke(ClientId client, String keyId, String by) {
    Instant now = clock.instant();
    boolean revoked = store.revoke(client, keyId, now);
    if (revoked) {
      audit.append(client, now, by, "key.revoked", keyId);
    }
    return revoked;
  }
}
