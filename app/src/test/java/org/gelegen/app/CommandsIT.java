package org.gelegen.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.gelegen.app.commands.Surroundings;
import org.gelegen.app.console.Console;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What commands print and how they end, on one small portfolio. */
class CommandsIT {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final String RECORDS =
      """
      {"type":"client","clientId":"tiny","at":"2025-01-01T00:00:00+01:00","name":"Tiny","timeZone":"Europe/Amsterdam","country":"NL","currency":"EUR"}
      {"type":"debtor","clientId":"tiny","debtorId":"d-1","at":"2026-01-01T00:00:00+01:00","kind":"consumer","channels":{"sms":{"address":"+31612345678","consent":true}}}
      {"type":"case","clientId":"tiny","caseId":"c-1","debtorId":"d-1","at":"2026-01-01T00:00:00+01:00","dueDate":"2025-12-15","amount":"143.20","stage":"reminder","status":"open"}
      {"type":"debtor","clientId":"tiny","debtorId":"d-2","at":"2026-01-01T00:00:00+01:00","kind":"consumer","channels":{"sms":{"address":"+31612345679","consent":true}}}
      """;

  @TempDir private static Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void importRecords() throws IOException {
    Path file = Files.writeString(folder.resolve("records.ndjson"), RECORDS);
    assertThat(new CommandsIT().execute("import", file.toString())).isZero();
  }

  @Test
  void several_debtors_may_be_named_wherever_options_stand() {
    assertThat(execute("recommend", "--client", "tiny", "d-1", "--json", "d-2"))
        .as(text(err))
        .isZero();
    assertThat(text(out).lines().map(line -> json(line).get("debtorId").asString()))
        .containsExactly("d-1", "d-2");
  }

  @Test
  void a_port_that_is_taken_is_one_clear_line() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertThat(execute("serve", "--http-port", port)).isEqualTo(1);
      List<String> lines = text(err).lines().toList();
      assertThat(lines.getLast())
          .isEqualTo(
              "gelegen: 127.0.0.1 port "
                  + port
                  + " cannot be listened on, another program may have it: choose another"
                  + " http.port");
      assertThat(lines).noneMatch(line -> line.startsWith("\tat "));
    }
  }

  private int execute(String... command) {
    return Gelegen.commandLine(
            new Surroundings(
                new Console(
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8),
                    false),
                new ByteArrayInputStream(new byte[0]),
                Map.of("GELEGEN_DATA_DIR", folder.resolve("data").toString()),
                InstantSource.fixed(NOW),
                new SecureRandom()))
        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
        .execute(command);
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
