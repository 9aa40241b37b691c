package org.gelegen.app.commands;

import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.gelegen.app.console.Console;
import org.gelegen.storage.LeaseTime;

/**
 * What a process finds around it. Only here are the machine's clock and chance asked for.
 *
 * @param in standard input
 * @param leaseTime whose clock says when dialers' leases end
 */
public record Surroundings(
    Console console,
    InputStream in,
    Map<String, String> environment,
    InstantSource clock,
    SecureRandom random,
    LeaseTime leaseTime) {
  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /** Those of a process whose time is made up, as in a simulation: leases go by it, too. */
  public Surroundings(
      Console console,
      InputStream in,
      Map<String, String> environment,
      InstantSource clock,
      SecureRandom random) {
    this(console, in, environment, clock, random, LeaseTime.OF_CALLER);
  }

  /** The same with a clock that stands at {@code moment}. */
  public Surroundings at(Instant moment) {
    return new Surroundings(console, in, environment, InstantSource.fixed(moment), random);
  }

  /** Those of this process. */
  public static Surroundings system() {
    return new Surroundings(
        Console.system(),
        System.in,
        System.getenv(),
        InstantSource.system(),
        new SecureRandom(),
        LeaseTime.OF_DATABASE);
  }
}
