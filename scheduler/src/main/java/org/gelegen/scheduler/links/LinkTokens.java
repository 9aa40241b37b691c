package org.gelegen.scheduler.links;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;

/**
 * The ends of links: 96 bits of an HMAC-SHA-256 of client and contact, as 16 characters. The same
 * contact has the same one whenever its message is written, and nobody without the secret can tell
 * it.
 */
final class LinkTokens {
  private static final int BYTES = 12;
  private static final String ALGORITHM = "HmacSHA256";
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{16}");

  private final SecretKeySpec key;

  LinkTokens(String secret) {
    key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /** Whether a text looks like one. */
  static boolean isToken(String text) {
    return TOKEN.matcher(text).matches();
  }

  String of(ClientId client, ContactId contact) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      // Its length tells where the client's id ends.
      String text = client.value().length() + ":" + client.value() + contact.value();
      byte[] digest = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    }
  }
}
