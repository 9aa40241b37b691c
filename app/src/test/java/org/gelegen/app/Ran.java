package org.gelegen.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.gelegen.app.commands.Surroundings;
import org.gelegen.app.console.Console;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A command that was run, and what it said. */
public record Ran(int status, String out, String err) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public static Ran command(String... command) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false),
            new ByteArrayInputStream(new byte[0]),
            Map.of(),
            InstantSource.system(),
            new SecureRandom());
    int status =
        Gelegen.commandLine(surroundings)
            .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
            .execute(command);
    return new Ran(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Surroundings that say nothing to anybody, at {@code moment}. */
  public static Surroundings surroundings(Instant moment) {
    return surroundings(InstantSource.fixed(moment));
  }

  /** Surroundings that say nothing to anybody, with a clock. */
  public static Surroundings surroundings(InstantSource clock) {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new Surroundings(
        new Console(nowhere, nowhere, false),
        new ByteArrayInputStream(new byte[0]),
        Map.of(),
        clock,
        new SecureRandom());
  }

  /** The objects printed, one a line. */
  public List<JsonNode> json() {
    return out.lines().map(JSON::readTree).toList();
  }
}
