package org.gelegen.notebooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.PaymentId;
import org.jspecify.annotations.Nullable;

/**
 * What an export calls debtors, cases, contacts, payments and decisions: by their ids, or by names
 * that lead back to nobody.
 *
 * <p>A name is the first {@value #BYTES} bytes of HMAC-SHA-256 over kind and id, with a key that is
 * drawn for one export and kept nowhere. So the same thing has the same name in all files of an
 * export, two exports cannot be put together by names, and nobody can try ids out. Not thread-safe.
 */
public final class Pseudonyms {
  private static final int BYTES = 12;
  private static final int KEY_BYTES = 32;

  private final @Nullable Mac mac;

  private Pseudonyms(@Nullable Mac mac) {
    this.mac = mac;
  }

  /** Names by a key drawn from {@code random}. */
  public static Pseudonyms drawn(RandomGenerator random) {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      Arrays.fill(key, (byte) 0);
      return new Pseudonyms(mac);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  /** The ids themselves. */
  public static Pseudonyms none() {
    return new Pseudonyms(null);
  }

  public String of(DebtorId debtor) {
    return name("d", debtor.value());
  }

  public @Nullable String of(@Nullable CaseId subject) {
    return subject == null ? null : name("c", subject.value());
  }

  public String of(ContactId contact) {
    return name("k", contact.value());
  }

  public String of(PaymentId payment) {
    return name("p", payment.value());
  }

  public String of(DecisionId decision) {
    return name("n", decision.value());
  }

  private String name(String kind, String id) {
    if (mac == null) {
      return id;
    }
    byte[] hash = mac.doFinal((kind + '\0' + id).getBytes(StandardCharsets.UTF_8));
    return kind + HexFormat.of().formatHex(hash, 0, BYTES);
  }
}
