package org.gelegen.scheduler.links;

import java.net.URI;
import org.gelegen.scheduler.gateways.GatewayUrls;

/**
 * Links that tell that they were followed.
 *
 * @param url what they begin with, as debtors reach it, such as {@code https://pay.example.org}
 * @param secret what their ends are made with, the same on every node
 * @param host where it is listened for who follows one
 * @param port 0: any that is free
 * @param perSecond how many that were not made with the secret in force are looked up on the long
 *     run, from 1; a few seconds' worth at once
 */
public record LinkSettings(URI url, String secret, String host, int port, int perSecond) {
  private static final int SHORTEST_SECRET = 32;

  public LinkSettings {
    GatewayUrls.require("url", url);
    if (url.getRawQuery() != null || url.getRawFragment() != null) {
      throw new IllegalArgumentException("url must have no query and no fragment but is " + url);
    }
    if (secret.length() < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "secret must have at least " + SHORTEST_SECRET + " characters");
    }
    if (perSecond < 1) {
      throw new IllegalArgumentException("perSecond must be at least 1 but is " + perSecond);
    }
  }

  /** The link that ends with a token. */
  String link(String token) {
    return url.toString().replaceAll("/+$", "") + LinkListener.PATH + token;
  }

  @Override
  public String toString() {
    return "LinkSettings[url=" + url + ", host=" + host + ", port=" + port + "]";
  }
}
