package org.gelegen.scheduler.gateways;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Where gateways may call: the operator names it, no request ever does. */
public final class GatewayUrls {
  private GatewayUrls() {}

  /**
   * Refuses a URL that is neither {@code https} nor {@code http} to this machine, or that names a
   * user.
   *
   * @param what it is, for the message
   */
  public static void require(String what, URI url) {
    String host = url.getHost();
    if (host == null || url.getUserInfo() != null) {
      throw new IllegalArgumentException(
          what + " must name a host and no user, such as https://example.org/contacts");
    }
    boolean secure = "https".equals(url.getScheme());
    if (!secure && !("http".equals(url.getScheme()) && isLoopback(host))) {
      throw new IllegalArgumentException(
          what + " must be https, or http to this machine, but is " + url);
    }
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
