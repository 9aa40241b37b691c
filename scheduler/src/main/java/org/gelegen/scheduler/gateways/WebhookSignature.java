package org.gelegen.scheduler.gateways;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs as Standard Webhooks has it: {@code v1,} and the base64 of HMAC-SHA256 over id, timestamp
 * and body, joined by full stops.
 *
 * @see <a href="https://www.standardwebhooks.com/">Standard Webhooks 1.0.0, section "Signature
 *     scheme"</a>
 */
final class WebhookSignature {
  private static final String PREFIX = "whsec_";
  private static final int SHORTEST_SECRET = 24;

  private final SecretKeySpec key;

  WebhookSignature(String secret) {
    String encoded = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(encoded);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("a webhook's secret must be base64 after " + PREFIX, e);
    }
    if (bytes.length < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "a webhook's secret must have at least "
              + SHORTEST_SECRET
              + " bytes but has "
              + bytes.length);
    }
    key = new SecretKeySpec(bytes, "HmacSHA256");
  }

  String of(String id, long epochSecond, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      String signed = id + "." + epochSecond + "." + body;
      byte[] digest = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HmacSHA256", e);
    }
  }
}
