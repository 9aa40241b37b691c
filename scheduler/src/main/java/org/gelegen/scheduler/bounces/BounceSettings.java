package org.gelegen.scheduler.bounces;

import java.time.Duration;

/**
 * The mailbox that reports come to.
 *
 * @param tls whether the connection is encrypted from the first byte and the server's name checked
 * @param folder where in the mailbox
 * @param timeout for connecting and for each answer
 */
public record BounceSettings(
    String host,
    int port,
    boolean tls,
    String user,
    String password,
    String folder,
    Duration timeout) {
  public BounceSettings {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("port must be from 1 to 65535 but is " + port);
    }
    if (user.isEmpty() || password.isEmpty() || folder.isEmpty()) {
      throw new IllegalArgumentException("user, password and folder must not be empty");
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout must be positive but is " + timeout);
    }
  }

  @Override
  public String toString() {
    return "BounceSettings[host=" + host + ", port=" + port + ", folder=" + folder + "]";
  }
}
