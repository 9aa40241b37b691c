package org.gelegen.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gelegen.app.commands.Surroundings;
import org.gelegen.app.console.Console;
import org.gelegen.app.settings.ServiceSettings;
import org.gelegen.app.settings.SettingsSources;
import org.gelegen.model.access.Role;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the dialer's guide shows runs as it stands there. */
class DialerGuideIT {
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```sh\\n(.*?)```");
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final Instant HISTORY_ENDS = Instant.parse("2025-10-01T00:00:00Z");

  /** A Friday afternoon, when people may be called. */
  private static final Instant NOW = Instant.parse("2025-10-10T13:00:00Z");

  @TempDir private Path folder;
  private Instant now = HISTORY_ENDS;

  @Test
  void the_examples_run_one_after_the_other_as_they_stand_there() throws Exception {
    Skipped.unless(has("bash") && has("curl"), "there is no bash or no curl here");
    Path records = folder.resolve("history.ndjson");
    String client = CLIENT.value();
    ran("simulate", "--profile", client, "--debtors", "200", "--out", records.toString());
    ran("import", records.toString());
    ran("train", "--client", client);
    now = NOW;
    try (House house = House.open(settings(), surroundings(new ByteArrayOutputStream()));
        ApiServer server = ApiServer.start(house, settings().http())) {
      String shown =
          EXAMPLE
              .matcher(Files.readString(Path.of("..", "docs", "dialer.md")))
              .results()
              .map(example -> example.group(1))
              .collect(Collectors.joining("\n"));
      assertThat(shown).contains("$(./gelegen key create --client noorderlicht --role dialer)");
      String script =
          shown
              .replace(
                  "$(./gelegen key create --client noorderlicht --role dialer)",
                  house.createKey(CLIENT, Role.DIALER))
              .replace("http://127.0.0.1:7070", server.uri().toString());
      String printed = run(script);

      List<String> calls = Files.readAllLines(folder.resolve("calls.csv"));
      assertThat(calls).hasSizeGreaterThan(3);
      assertThat(calls.getFirst()).startsWith("leaseId,contactId,debtorId,caseId,address");
      assertThat(printed).contains(calls.get(1), "\"action\":\"");
      String[] first = calls.get(1).split(",", -1);
      ContactId contact = new ContactId(first[1]);
      assertThat(house.stores().records().findByDebtor(CLIENT, new DebtorId(first[2])))
          .anyMatch(
              record -> record instanceof ContactRecord made && made.contactId().equals(contact))
          .anyMatch(
              record ->
                  record instanceof OutcomeRecord outcome
                      && outcome.contactId().equals(contact)
                      && outcome.result() == OutcomeResult.PROMISE);
      // What was given back can be had again, and what is held cannot.
      String again = run(script.substring(0, script.indexOf("line=")));
      assertThat(again).contains(debtor(calls, 2)).doesNotContain(debtor(calls, 3));
    }
  }

  private static String debtor(List<String> calls, int line) {
    return "," + calls.get(line).split(",", -1)[2] + ",";
  }

  /** Runs a script, in which the clock is the service's. */
  private String run(String script) throws Exception {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path clock = bin.resolve("date");
    Files.writeString(clock, "#!/bin/sh\necho " + NOW + "\n");
    assertThat(clock.toFile().setExecutable(true)).isTrue();
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", script).directory(folder.toFile());
    builder.environment().merge("PATH", bin.toString(), (old, first) -> first + ":" + old);
    builder.redirectErrorStream(true);
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(printed).isZero();
    return printed;
  }

  private static boolean has(String program) {
    return List.of(System.getenv("PATH").split(":", -1)).stream()
        .anyMatch(part -> Files.isExecutable(Path.of(part, program)));
  }

  private ServiceSettings settings() {
    return new SettingsSources()
        .flag("data.dir", folder.resolve("data"))
        .flag("http.port", 0)
        .build();
  }

  private Surroundings surroundings(ByteArrayOutputStream err) {
    return new Surroundings(
        new Console(
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false),
        new ByteArrayInputStream(new byte[0]),
        Map.of("GELEGEN_DATA_DIR", folder.resolve("data").toString()),
        () -> now,
        new SecureRandom());
  }

  private void ran(String... command) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> words = new ArrayList<>(List.of(command));
    int status =
        Gelegen.commandLine(surroundings(err))
            .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
            .execute(words.toArray(String[]::new));
    assertThat(status).as(err.toString(StandardCharsets.UTF_8)).isZero();
  }
}
