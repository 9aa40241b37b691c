package org.gelegen.scoring;

/**
 * Where the service listens, and how much of it a caller may have.
 *
 * @param host an address of this machine
 * @param port 0: any that is free
 * @param requestsPerSecond how many requests a key may make on the long run, from 1
 */
public record HttpSettings(String host, int port, int requestsPerSecond) {
  public HttpSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be from 0 to 65535 but is " + port);
    }
    if (requestsPerSecond < 1) {
      throw new IllegalArgumentException(
          "requestsPerSecond must be at least 1 but is " + requestsPerSecond);
    }
  }

  /** This machine only, port 7070, 50 requests a second. */
  public static HttpSettings defaults() {
    return new HttpSettings("127.0.0.1", 7070, 50);
  }
}
