package org.gelegen.app.reports;

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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gelegen.app.Gelegen;
import org.gelegen.app.commands.Surroundings;
import org.gelegen.app.console.Console;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A made-up creditor with history, two versions, an experiment and some nights, reported on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String CLIENT = "waterkant";
  private static final LocalDate FIRST_NIGHT = LocalDate.parse("2025-12-08");
  private static final int NIGHTS = 5;

  @TempDir private static Path folder;

  private Instant now = Instant.parse("2025-12-31T09:00:00Z");

  @BeforeAll
  void live() throws IOException {
    Path records = folder.resolve("records.ndjson");
    ran("simulate", "--profile", CLIENT, "--debtors", "400", "--out", records.toString());
    ran("import", records.toString());
    ran("train", "--client", CLIENT, "--as-of", "2025-10-01T00:00:00+02:00");
    Path settings = folder.resolve("settings.yaml");
    Files.writeString(
        settings,
        """
        explorationShare: 0.5
        experiments:
          list:
            - id: product
              from: 2025-10-01T00:00:00+02:00
              arms:
                - {policy: workflow, share: 0.2}
                - {policy: model, share: 0.8}
        """);
    ran("settings", "--client", CLIENT, "--set", settings.toString());
    Instant end = now;
    for (int night = 0; night < NIGHTS; night++) {
      LocalDate date = FIRST_NIGHT.plusDays(night);
      now = date.atTime(3, 0).toInstant(ZoneOffset.UTC);
      ran("plan", "--client", CLIENT, "--date", date.toString());
    }
    now = end;
    ran("train", "--client", CLIENT, "--as-of", "2025-12-07T00:00:00+01:00");
  }

  @Test
  void a_model_card_tells_what_a_version_is_how_good_and_for_whom() throws IOException {
    String html = html("card", "--kind", "model", "--model-version", "1");
    assertThat(html)
        .contains(
            "Model card of waterkant-1",
            "What it was learned from",
            "Reliability diagram of &#34;reached&#34;",
            "By language",
            "By age",
            "which the version has not learned from",
            "What it cannot tell",
            "A good score permits nothing");
    // An interval around the reach head's AUC.
    assertThat(html).containsPattern("<td>0\\.\\d{3} \\(0\\.\\d{3} to 0\\.\\d{3}\\)</td>");
    assertPrinted("card", "model-card-waterkant-1");
  }

  @Test
  void there_is_a_card_of_each_version() throws IOException {
    JsonNode files = made("cards", "--kind", "model", "--all").get("files");
    assertThat(files).hasSize(4);
    assertThat(files.toString())
        .contains("model-card-waterkant-1.pdf", "model-card-waterkant-2.html");
  }

  @Test
  void a_campaign_report_tells_what_was_planned() throws IOException {
    String html =
        html("campaign", "--kind", "campaign", "--from", "2025-12-08", "--to", "2025-12-12");
    assertThat(html)
        .contains(
            "Campaign report, 8 December 2025 to 12 December 2025",
            "What the contacts are",
            "Planned contacts by channel",
            "Where the contacts stand",
            "What came of it");
    assertPrinted("campaign", "campaign-waterkant-2025-12-08-2025-12-12");
  }

  @Test
  void a_business_case_for_a_version_tells_gain_cost_and_risk_or_that_the_log_cannot_tell()
      throws IOException {
    String html = html("case", "--kind", "business-case");
    assertThat(html)
        .contains("Expected gain", "Cost", "Risk", "Experiment product")
        .containsAnyOf("The log cannot tell", "logged decisions");
  }

  @Test
  void a_business_case_for_other_settings_plans_a_night_twice() throws IOException {
    Path settings = folder.resolve("trial.yaml");
    Files.writeString(settings, "nightlyBudget: 5\n");
    String html =
        html(
            "trial",
            "--kind",
            "business-case",
            "--what-if",
            settings.toString(),
            "--at",
            "2025-12-16T09:00:00Z");
    assertThat(html)
        .contains(
            "nightlyBudget: – → 5.00",
            "other settings, tried on",
            "Expected of the night",
            "There is no budget now; €1.00 more in the budget on trial would bring €")
        .doesNotContain("-0.0<", "unit of money");
    assertPrinted("trial", "business-case-waterkant-2025-12-17");
  }

  @Test
  void the_reader_s_language_is_dutch_where_that_is_asked_for() throws IOException {
    assertThat(html("nl", "--kind", "model", "--language", "nl"))
        .contains("lang=\"nl\"", "Modelkaart van waterkant-", "Wat het niet kan zeggen")
        .containsPattern("0,\\d{3} \\(0,\\d{3} tot 0,\\d{3}\\)");
    assertThat(html("nl2", "--kind", "campaign", "--language", "nl"))
        .contains("Campagneverslag, 12 december 2025");
    assertThat(html("nl3", "--kind", "business-case", "--language", "nl"))
        .contains("Verwachte winst");
  }

  @Test
  void the_same_records_and_moment_give_the_same_report_whenever_it_is_made() throws IOException {
    String first = html("once", "--kind", "model", "--at", "2025-12-30T00:00:00Z");
    Instant before = now;
    now = now.plusSeconds(86_400);
    String second = html("again", "--kind", "model", "--at", "2025-12-30T00:00:00Z");
    now = before;
    assertThat(second).isEqualTo(first);
    assertThat(folder.resolve("again/model-card-waterkant-2.pdf"))
        .hasSameBinaryContentAs(folder.resolve("once/model-card-waterkant-2.pdf"));
  }

  @Test
  void no_report_names_anybody_or_tells_of_fewer_than_ten_people() throws IOException {
    html("people", "--kind", "model");
    html("people", "--kind", "campaign");
    html("people", "--kind", "business-case");
    String debtor = debtorId();
    try (Stream<Path> files = Files.list(folder.resolve("people"))) {
      for (Path file : files.filter(it -> it.toString().endsWith(".html")).toList()) {
        String html = Files.readString(file);
        assertThat(html).as(file.toString()).doesNotContain(debtor, "@example");
        for (String people : groupSizes(html)) {
          assertThat(Integer.parseInt(people.replace(",", ""))).isGreaterThanOrEqualTo(10);
        }
      }
    }
  }

  @Test
  void what_cannot_be_reported_is_told_with_what_to_do() {
    assertThat(
            failed(1, "report", "--client", CLIENT, "--kind", "campaign", "--from", "2025-01-01"))
        .contains("no campaign was planned from 2025-01-01", "2025-12-08");
    assertThat(failed(1, "report", "--client", CLIENT, "--kind", "model", "--model-version", "9"))
        .contains("there is no version 9");
    assertThat(failed(2, "report", "--client", CLIENT, "--kind", "poem")).contains("business-case");
    assertThat(failed(2, "report", "--client", CLIENT, "--kind", "model", "--what-if", "x.yaml"))
        .contains("--what-if goes with --kind business-case only");
  }

  /** The second cell of each row of the tables by group: how many debtors. */
  private static Stream<String> sizes(String html) {
    Matcher rows =
        Pattern.compile(
                "<caption>By (?:language|age|region)[^<]*</caption>(.*?)</table>", Pattern.DOTALL)
            .matcher(html);
    Stream.Builder<String> sizes = Stream.builder();
    while (rows.find()) {
      Matcher row =
          Pattern.compile("<th scope=\"row\">[^<]*</th>\\s*<td>([\\d,]+)</td>")
              .matcher(rows.group(1));
      while (row.find()) {
        sizes.add(row.group(1));
      }
    }
    return sizes.build();
  }

  private static Iterable<String> groupSizes(String html) {
    return sizes(html).toList();
  }

  private static String debtorId() throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("records.ndjson"))) {
      return JSON.readTree(
              lines.filter(it -> it.contains("\"type\":\"debtor\"")).findFirst().orElseThrow())
          .get("debtorId")
          .asString();
    }
  }

  private JsonNode made(String out, String... more) {
    String[] command =
        Stream.concat(
                Stream.of(
                    "report",
                    "--client",
                    CLIENT,
                    "--out",
                    folder.resolve(out).toString(),
                    "--json"),
                Stream.of(more))
            .toArray(String[]::new);
    return JSON.readTree(ran(command));
  }

  private String html(String out, String... more) throws IOException {
    return Files.readString(Path.of(made(out, more).get("files").get(0).asString()));
  }

  private static void assertPrinted(String out, String name) throws IOException {
    byte[] pdf = Files.readAllBytes(folder.resolve(out).resolve(name + ".pdf"));
    assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    // With the font and what is said in it.
    assertThat(pdf).hasSizeGreaterThan(20_000);
  }

  private String ran(String... command) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertThat(execute(out, err, command))
        .as("%s: %s", String.join(" ", command), err.toString(StandardCharsets.UTF_8))
        .isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  private String failed(int status, String... command) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] whole =
        Stream.concat(Stream.of(command), Stream.of("--out", folder.resolve("failed").toString()))
            .toArray(String[]::new);
    assertThat(execute(new ByteArrayOutputStream(), err, whole)).isEqualTo(status);
    return err.toString(StandardCharsets.UTF_8);
  }

  private int execute(ByteArrayOutputStream out, ByteArrayOutputStream err, String... command) {
    Surroundings surroundings =
        new Surroundings(
            new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false),
            new ByteArrayInputStream(new byte[0]),
            Map.of("GELEGEN_DATA_DIR", folder.resolve("store").toString()),
            InstantSource.fixed(now),
            new SecureRandom());
    return Gelegen.commandLine(surroundings)
        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
        .execute(command);
  }
}
