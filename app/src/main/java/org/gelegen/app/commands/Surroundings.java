package org.gelegen.app.commands;

import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.gelegen.app.console.Console;

/**
 * What a process finds around it. Only here are the machine's clock and chance asked for.
 *
 * @param in standard input
 */
public record Surroundings(
    Console console,
    InputStream in,
    Map<String, String> environment,
    InstantSource clock,
    SecureRandom random) {
  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /** The same with a clock that stands at {@code moment}. */
  public Surroundings at(Instant moment) {
    return new Surroundings(console, in, environment, InstantSource.fixed(moment), random);
  }

  /** Those of this process. */
  public static Surroundings system() {
    return new Surroundings(
        Console.system(), System.in, System.getenv(), InstantSource.system(), new SecureRandom());
  }
}
