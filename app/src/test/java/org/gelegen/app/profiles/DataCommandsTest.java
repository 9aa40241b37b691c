package org.gelegen.app.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.gelegen.app.Gelegen;
import org.gelegen.app.commands.Surroundings;
import org.gelegen.app.console.Console;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The commands that need no database: public tables and made-up portfolios. */
class DataCommandsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int execute(String... command) {
    out.reset();
    err.reset();
    PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
    Surroundings surroundings =
        new Surroundings(
            new Console(printed, new PrintStream(err, true, StandardCharsets.UTF_8), false),
            new ByteArrayInputStream(new byte[0]),
            Map.of(),
            InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z")),
            new SecureRandom());
    return Gelegen.commandLine(surroundings)
        .setOut(new PrintWriter(printed, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
        .execute(command);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void every_table_is_listed_with_rows_converter_licence_and_source() {
    assertThat(execute("datasets")).isZero();
    assertThat(printed())
        .contains("bank-marketing", "41,188", "records", "CC BY 4.0")
        .contains("hillstrom", "64,000", "no licence stated")
        .contains("open-bandit:random_men", "10,000", "Apache-2.0")
        .contains("log-digits", "a log as it is", "made for this project")
        .contains("cite for open-bandit:random_men, open-bandit:bts_men,");
    assertThat(execute("datasets", "--json")).isZero();
    assertThat(printed().lines()).hasSize(15);
    assertThat(JSON.readTree(printed().lines().findFirst().orElseThrow()).get("rows").asInt())
        .isEqualTo(41_188);
  }

  @Test
  void copies_are_counted_and_one_with_other_rows_fails() throws IOException {
    assertThat(execute("datasets", "--dir", folder.toString())).isZero();
    assertThat(printed()).contains("not there").doesNotContain("WRONG");
    Files.createDirectories(folder.resolve("open-bandit"));
    Files.writeString(
        folder.resolve("open-bandit/bts_action_dist_men.csv"),
        "item_id,position_1\n" + "1,0.1\n".repeat(34));
    Files.writeString(folder.resolve("open-bandit/item_context_bts_men.csv"), ",item_id\n0,0\n");
    Files.createDirectories(folder.resolve("golden"));
    Files.writeString(folder.resolve("golden/ope-digits.csv"), "a\n" + "1\n".repeat(1_258));
    Files.writeString(folder.resolve("golden/ope-contact.csv.gz"), "no gzip");
    assertThat(execute("datasets", "--dir", folder.toString())).isEqualTo(1);
    // The rows of two are as many, and not those that were published; one cannot be read.
    assertThat(printed())
        .contains("BROKEN: the SHA-256 of its content is", "WRONG: 1 rows")
        .doesNotContain("right")
        .contains("ope-contact.csv.gz cannot be read")
        .contains("hillstrom");
    assertThat(execute("datasets", "--dir", folder.toString(), "--json")).isEqualTo(1);
    assertThat(printed())
        .contains("\"copy\":\"wrong\",\"copyRows\":1", "\"copy\":\"broken\",\"reason\":");
    assertThat(execute("datasets", "--dir", folder.resolve("nowhere").toString())).isEqualTo(1);
    assertThat(said()).contains("nowhere is no folder");
  }

  @Test
  void a_table_that_is_not_there_is_told_with_where_to_get_it() {
    assertThat(execute("datasets", "convert", "hillstrom", folder.resolve("h.csv").toString()))
        .isEqualTo(1);
    assertThat(said()).contains("is not there: get hillstrom.csv", "MineThatData");
    assertThat(execute("datasets", "convert", "credit-default", "nowhere.csv")).isEqualTo(1);
    assertThat(said()).contains("get UCI_Credit_Card.csv");
    assertThat(execute("datasets", "convert", "unheard-of", "nowhere.csv")).isEqualTo(1);
    assertThat(said()).contains("there is no table unheard-of");
    assertThat(execute("datasets", "convert", "log-digits", "nowhere.csv")).isEqualTo(1);
    assertThat(said()).contains("log-digits is a log as it is", "gelegen evaluate --log");
  }

  @Test
  void an_option_that_a_table_has_no_use_for_is_refused() {
    assertThat(execute("datasets", "convert", "credit-default", "x.csv", "--reward", "visit"))
        .isEqualTo(1);
    assertThat(said()).contains("--reward is for a log of hillstrom only");
    assertThat(execute("datasets", "convert", "hillstrom", "x.csv", "--policy", "a=b.csv"))
        .isEqualTo(1);
    assertThat(said()).contains("--policy is for a log of open-bandit only");
    assertThat(execute("datasets", "convert", "open-bandit:bts_men", "x.csv", "--rows"))
        .isEqualTo(1);
    assertThat(said()).contains("open-bandit:bts_men has no plain rows");
  }

  @Test
  void the_help_of_simulate_lists_the_profiles() {
    assertThat(execute("simulate", "--help")).isZero();
    assertThat(printed())
        .contains("Profiles:", "noorderlicht", "20,000 debtors", "own-habits", "de-leesclub");
  }

  @Test
  void a_profile_of_one_s_own_is_simulated() throws IOException {
    Path mine = folder.resolve("mine.yaml");
    Files.writeString(
        mine, "like: de-leesclub\nclient: my-club\ndebtors: 20\ncurrency: CHF\nseed: 3\n");
    Path records = folder.resolve("records.ndjson");
    assertThat(
            execute(
                "simulate",
                "--profile",
                mine.toString(),
                "--days",
                "60",
                "--out",
                records.toString()))
        .isZero();
    assertThat(said()).contains("my-club, 20 debtors, seed 3");
    assertThat(Files.readAllLines(records))
        .isNotEmpty()
        .allMatch(line -> line.contains("\"clientId\":\"my-club\""));
    assertThat(Files.readAllLines(records).getFirst()).contains("\"currency\":\"CHF\"");
    assertThat(execute("simulate", "--profile", "unheard-of")).isEqualTo(1);
    assertThat(said()).contains("there is no profile unheard-of; there are noorderlicht");
  }

  @Test
  void a_portfolio_of_some_character_is_simulated_by_name() throws IOException {
    Path records = folder.resolve("payday.ndjson");
    assertThat(
            execute(
                "simulate",
                "--profile",
                "payday",
                "--debtors",
                "10",
                "--days",
                "40",
                "--out",
                records.toString()))
        .isZero();
    assertThat(Files.readString(records)).contains("\"clientId\":\"payday\"");
  }
}
