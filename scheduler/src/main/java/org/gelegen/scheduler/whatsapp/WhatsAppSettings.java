package org.gelegen.scheduler.whatsapp;

import java.net.URI;
import java.time.Duration;
import org.gelegen.scheduler.gateways.GatewayUrls;

/**
 * The account that WhatsApp messages are sent by.
 *
 * @param url of the API with its version, such as {@code https://graph.facebook.com/v23.0}
 * @param phoneNumberId the number's id there
 * @param token what requests bear
 * @param templatePrefix what the names of approved templates begin with
 * @param timeout for a whole exchange
 * @param inbound where and how it is told of messages
 */
public record WhatsAppSettings(
    URI url,
    String phoneNumberId,
    String token,
    String templatePrefix,
    Duration timeout,
    int concurrency,
    Inbound inbound) {
  public WhatsAppSettings {
    GatewayUrls.require("url", url);
    if (!phoneNumberId.matches("[0-9]{1,32}")) {
      throw new IllegalArgumentException("phoneNumberId must be digits but is " + phoneNumberId);
    }
    if (!token.matches("[!-~]+")) {
      throw new IllegalArgumentException("token must be visible characters");
    }
    if (!templatePrefix.matches("[a-z0-9_]{0,64}")) {
      throw new IllegalArgumentException(
          "templatePrefix must be small letters, digits and underscores");
    }
    if (timeout.isNegative() || timeout.isZero() || concurrency < 1) {
      throw new IllegalArgumentException("timeout and concurrency must be positive");
    }
  }

  /** Where messages are posted to. */
  URI messages() {
    return URI.create(url.toString().replaceAll("/+$", "") + "/" + phoneNumberId + "/messages");
  }

  @Override
  public String toString() {
    return "WhatsAppSettings[url=" + url + ", phoneNumberId=" + phoneNumberId + "]";
  }

  /**
   * Where the account tells of messages.
   *
   * @param host where it is listened
   * @param port 0: any that is free
   * @param appSecret what it signs with
   * @param verifyToken what it names when it first asks
   */
  public record Inbound(String host, int port, String appSecret, String verifyToken) {
    public Inbound {
      if (appSecret.length() < 16 || verifyToken.length() < 16) {
        throw new IllegalArgumentException(
            "appSecret and verifyToken must have at least 16 characters");
      }
    }

    @Override
    public String toString() {
      return "Inbound[host=" + host + ", port=" + port + "]";
    }
  }
}
