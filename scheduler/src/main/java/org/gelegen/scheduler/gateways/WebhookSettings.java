package org.gelegen.scheduler.gateways;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.gelegen.model.portfolio.Channel;

/**
 * Where a webhook is and how it is spoken to. The operator names it; no request ever does.
 *
 * @param url {@code https}, or {@code http} to this machine
 * @param secret {@code whsec_} and base64, or base64 alone, of at least 24 bytes
 * @param timeout for the whole exchange
 * @param concurrency how many requests run at the same time at most
 */
public record WebhookSettings(
    URI url, String secret, Set<Channel> channels, Duration timeout, int concurrency) {
  public WebhookSettings {
    channels = Set.copyOf(channels);
    GatewayUrls.require("a webhook's url", url);
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout must be positive but is " + timeout);
    }
    if (concurrency < 1) {
      throw new IllegalArgumentException("concurrency must be at least 1 but is " + concurrency);
    }
  }

  @Override
  public String toString() {
    return "WebhookSettings[url=" + url + ", channels=" + channels + "]";
  }
}
