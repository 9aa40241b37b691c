package org.gelegen.app;

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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gelegen.app.commands.Surroundings;
import org.gelegen.app.console.Console;
import org.gelegen.app.settings.SettingsSources;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.training.TrainingRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A champion's life on the embedded database: watched, shadowed and compared. */
class PromotionIT {
  /** The made-up history covers 2025; from this moment on nobody answers any more. */
  private static final String SILENT_FROM = "2025-09-01";

  private static final Instant NOW = Instant.parse("2025-12-31T09:00:00Z");
  private static final ClientId WATERKANT = new ClientId("waterkant");

  @TempDir private Path folder;

  private Instant now = NOW;

  @Test
  void a_champion_is_watched_for_drift_and_shadowed_without_anything_changing() throws Exception {
    importSilentAutumn();
    ran("train", "--client", "waterkant", "--as-of", SILENT_FROM + "T00:00:00+02:00");
    JsonNode second = json(ran("train", "--client", "waterkant", "--json"));
    ran("promote", "--client", "waterkant", "1");
    assertThat(second.at("/verdict/rules")).hasSize(9);
    assertThat(second.at("/verdict/rules/5/rule").asString()).isEqualTo("no-less-value");
    assertThat(second.at("/verdict/rules/5/says").asString()).isEqualTo("skip");
    assertThat(second.at("/verdict/rules/5/because").asString())
        .startsWith("no decision was logged since");

    raisesAnAlertAndAsksForOneTraining();
    scoresInTheShadowWhatTheChampionDecides();
    comparesOnceContactsWereMade();
  }

  private void importSilentAutumn() throws IOException {
    Path records = folder.resolve("records.ndjson");
    ran("simulate", "--profile", "waterkant", "--debtors", "250", "--out", records.toString());
    List<String> heard = new ArrayList<>();
    for (String line : Files.readAllLines(records)) {
      JsonNode record = json(line);
      boolean outcome = record.get("type").asString().equals("outcome");
      if (!outcome || record.get("at").asString().compareTo(SILENT_FROM) < 0) {
        heard.add(line);
      }
    }
    Files.write(records, heard);
    ran("import", records.toString());
  }

  private void raisesAnAlertAndAsksForOneTraining() {
    assertThat(ran("alerts", "--client", "waterkant", "--json")).isEmpty();
    for (int day = 0; day < 2; day++) {
      try (House house = house()) {
        Schedule.driftRound(house).run(now.plus(Duration.ofDays(day)));
        assertThat(house.stores().runs().list(WATERKANT, 10)).hasSize(day + 1);
      }
    }
    List<JsonNode> alerts =
        ran("alerts", "--client", "waterkant", "--json").lines().map(PromotionIT::json).toList();
    assertThat(alerts)
        .extracting(alert -> alert.get("kind").asString())
        .contains("drift.reach.calibration")
        .doesNotHaveDuplicates();
    assertThat(alerts).allMatch(alert -> alert.get("about").asString().equals("waterkant-1"));
    assertThat(alerts).allMatch(alert -> alert.get("champion").asBoolean());
    assertThat(ran("alerts", "--client", "waterkant")).contains("was expected, over");
    try (House house = house()) {
      TrainingRequest asked =
          house.stores().trainings().claim(now, Duration.ofHours(1)).orElseThrow();
      assertThat(asked.trainingId()).isEqualTo(alerts.getLast().get("trainingId").asString());
      assertThat(house.stores().trainings().claim(now, Duration.ofHours(1))).isEmpty();
    }
  }

  private void scoresInTheShadowWhatTheChampionDecides() throws IOException {
    Path settings = folder.resolve("settings.yaml");
    Files.writeString(settings, "explorationShare: 0\n");
    ran("settings", "--client", "waterkant", "--set", settings.toString());
    List<String> before = recommended();
    ran("promote", "--client", "waterkant", "2", "--shadow");
    assertThat(recommended()).isEqualTo(before);
    assertThat(ran("models", "--client", "waterkant")).contains("shadow");
    JsonNode report = json(ran("compare", "--client", "waterkant", "--shadow", "--json"));
    assertThat(report.get("shadow").asString()).isEqualTo("waterkant-2");
    assertThat(report.get("decisions").asInt()).isEqualTo(before.size());
    assertThat(report.get("differing").asInt()).isBetween(1, before.size());
    assertThat(report.get("predictions")).isEmpty();
    assertThat(report.at("/value/told").asBoolean()).isFalse();
    assertThat(ran("promote", "--client", "waterkant", "--no-shadow"))
        .contains("there is no shadow any more");
    recommended();
    report = json(ran("compare", "--client", "waterkant", "--shadow", "--json", "2"));
    assertThat(report.get("decisions").asInt()).isEqualTo(before.size());
  }

  /** Recommended actions, without the ids. */
  private List<String> recommended() {
    return ran("recommend", "--client", "waterkant", "--all", "--json")
        .lines()
        .map(PromotionIT::json)
        .map(
            it ->
                it.get("debtorId").asString()
                    + " "
                    + it.get("action").asString()
                    + " "
                    + it.at("/channel").asString("")
                    + " "
                    + it.at("/slot/start").asString("")
                    + " "
                    + it.at("/expectedValue").asString(""))
        .toList();
  }

  private void comparesOnceContactsWereMade() throws IOException {
    List<String> made = new ArrayList<>();
    for (String line :
        ran("recommend", "--client", "waterkant", "--all", "--json").lines().toList()) {
      JsonNode it = json(line);
      if (it.get("action").asString().equals("contact")) {
        String id = "made-" + it.get("debtorId").asString();
        String start = it.at("/slot/start").asString();
        made.add(
            """
            {"type":"contact","clientId":"waterkant","contactId":"%s","debtorId":"%s","caseId":"%s","channel":"%s","at":"%s"}\
            """
                .formatted(
                    id,
                    it.get("debtorId").asString(),
                    it.get("caseId").asString(),
                    it.get("channel").asString(),
                    start));
        if (made.size() % 3 == 0) {
          made.add(
              """
              {"type":"outcome","clientId":"waterkant","contactId":"%s","at":"%s","result":"promise"}\
              """
                  .formatted(id, start));
        }
      }
    }
    assertThat(made).isNotEmpty();
    made.add(
        """
        {"type":"payment","clientId":"waterkant","paymentId":"p-last","debtorId":"nobody","at":"2026-02-01T10:00:00+01:00","amount":"1.00"}\
        """);
    Path file = folder.resolve("made.ndjson");
    Files.write(file, made);
    ran("import", file.toString());
    now = Instant.parse("2026-02-02T09:00:00Z");
    JsonNode report = json(ran("compare", "--client", "waterkant", "--shadow", "--json", "2"));
    long acted = report.get("acted").asLong();
    assertThat(acted).isPositive();
    assertThat(report.at("/predictions/reach/n").asLong()).isBetween(1L, acted);
    assertThat(report.at("/predictions/reach/champion/logLoss").isNumber()).isTrue();
    assertThat(report.at("/predictions/answered/logLossDifference/interval")).hasSize(2);
    assertThat(report.at("/value/why").asString()).contains("drawn among several actions: 0 of");
    assertThat(ran("compare", "--client", "waterkant", "1", "2"))
        .contains("value of waterkant-2's choices less waterkant-1's: not told");
  }

  private House house() {
    return House.open(
        new SettingsSources().flag("data.dir", folder.resolve("data")).build(),
        surroundings(new ByteArrayOutputStream(), new ByteArrayOutputStream()));
  }

  /** What a command printed; it must have ended well. */
  private String ran(String... command) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Gelegen.commandLine(surroundings(out, err))
            .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
            .execute(command);
    assertThat(status)
        .as("%s: %s", String.join(" ", command), err.toString(StandardCharsets.UTF_8))
        .isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  private Surroundings surroundings(ByteArrayOutputStream out, ByteArrayOutputStream err) {
    return new Surroundings(
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false),
        new ByteArrayInputStream(new byte[0]),
        Map.of("GELEGEN_DATA_DIR", folder.resolve("data").toString()),
        InstantSource.fixed(now),
        new SecureRandom());
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
