package org.gelegen.scoring;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;

/**
 * Where the service listens, and how much of it a caller may have.
 *
 * @param host an address of this machine
 * @param port 0: any that is free
 */
public record HttpSettings(String host, int port, Limits limits) {
  public HttpSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be from 0 to 65535 but is " + port);
    }
  }

  /** Whether nobody beyond this machine can reach it. */
  public boolean isForThisMachineAlone() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /**
   * How much a caller may have.
   *
   * @param requestsPerSecond how many requests a key may make on the long run, from 1
   * @param dialerRequestsPerSecond the same for a dialer's key
   * @param requestTime how long a request may take to come in: its head, then its body; longer than
   *     nothing
   */
  public record Limits(int requestsPerSecond, int dialerRequestsPerSecond, Duration requestTime) {
    /** What suits a machine with two cores: 50 a second, 2,000 for dialers, half a minute. */
    public static final Limits DEFAULTS = new Limits(50, 2_000, Duration.ofSeconds(30));

    public Limits {
      if (requestsPerSecond < 1 || dialerRequestsPerSecond < 1) {
        throw new IllegalArgumentException(
            "requests per second must be at least 1 but are %d and %d for dialers"
                .formatted(requestsPerSecond, dialerRequestsPerSecond));
      }
      if (!requestTime.isPositive()) {
        throw new IllegalArgumentException("requestTime must be positive but is " + requestTime);
      }
    }
  }

  /** This machine only, port 7070. */
  public static HttpSettings defaults() {
    return new HttpSettings("127.0.0.1", 7070, Limits.DEFAULTS);
  }
}
