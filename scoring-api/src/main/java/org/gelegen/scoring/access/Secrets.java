package org.gelegen.scoring.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * 256 random bits in base64url, shown once. Only their SHA-256 is kept, which for so many random
 * bits is as good as a slow hash and looks up in constant time.
 */
final class Secrets {
  /** What they look like. */
  static final String FORM = "[A-Za-z0-9_-]{43}";

  private static final int BYTES = 32;

  private Secrets() {}

  static String next(SecureRandom random) {
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  static byte[] sha256(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(secret.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
