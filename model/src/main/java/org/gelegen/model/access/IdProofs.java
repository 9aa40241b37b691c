package org.gelegen.model.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.gelegen.model.GelegenException;

/**
 * What the audit log has in the place of an id that an erasure must be able to reach: a salted
 * hash, by which whoever knows the id can prove that an entry is about it, and nobody else can tell
 * but by trying ids.
 */
public final class IdProofs {
  private static final int SALT_BYTES = 16;

  private final RandomGenerator random;

  /**
   * Makes proofs.
   *
   * @param random where salts come from; a cryptographic one outside of tests
   */
  public IdProofs(RandomGenerator random) {
    this.random = random;
  }

  /**
   * A proof with a salt of its own, such as {@code sha256(salt + debtorId)=0b1c… salt=77fe…}, both
   * in hexadecimal digits.
   *
   * @param name what the id is called, such as {@code debtorId}
   */
  public String of(String name, String id) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(salt);
      byte[] hash = sha256.digest(id.getBytes(StandardCharsets.UTF_8));
      HexFormat hex = HexFormat.of();
      return "sha256(salt + %s)=%s salt=%s"
          .formatted(name, hex.formatHex(hash), hex.formatHex(salt));
    } catch (NoSuchAlgorithmException e) {
      throw new GelegenException("this Java has no SHA-256", e);
    }
  }
}
