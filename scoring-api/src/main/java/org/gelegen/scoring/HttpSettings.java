package org.gelegen.scoring;

/**
 * Where the service listens.
 *
 * @param host an address of this machine
 * @param port 0: any that is free
 */
public record HttpSettings(String host, int port) {
  public HttpSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be from 0 to 65535 but is " + port);
    }
  }

  /** This machine only, port 7070. */
  public static HttpSettings defaults() {
    return new HttpSettings("127.0.0.1", 7070);
  }
}
