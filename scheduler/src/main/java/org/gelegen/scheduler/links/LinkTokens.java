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
 * The ends of links: 96 bits of an HMAC-SHA-256 of client and contact and 24 bits of one of those,
 * as 20 characters. The same contact has the same one whenever its message is written, and nobody
 * without the secret can tell it. By the last 24 bits a token that somebody made up is told from
 * ours without looking it up.
 */
final class LinkTokens {
  private static final int BYTES = 12;
  private static final int MARK_BYTES = 3;
  private static final String ALGORITHM = "HmacSHA256";
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{20}");

  private final SecretKeySpec key;

  LinkTokens(String secret) {
    key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /** Whether a text looks like one. */
  static boolean isToken(String text) {
    return TOKEN.matcher(text).matches();
  }

  String of(ClientId client, ContactId contact) {
    // Its length tells where the client's id ends.
    String text = client.value().length() + ":" + client.value() + contact.value();
    return marked(Arrays.copyOf(digest(text.getBytes(StandardCharsets.UTF_8)), BYTES));
  }

  /** Whether a token was made with this secret; one in 16 million that was not looks like it. */
  boolean isOurs(String token) {
    return isToken(token)
        && token.equals(marked(Arrays.copyOf(Base64.getUrlDecoder().decode(token), BYTES)));
  }

  private String marked(byte[] bytes) {
    byte[] token = Arrays.copyOf(bytes, BYTES + MARK_BYTES);
    System.arraycopy(digest(bytes), 0, token, BYTES, MARK_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  private byte[] digest(byte[] bytes) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    }
  }
}
