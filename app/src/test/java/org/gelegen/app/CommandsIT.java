package org.gelegen.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.gelegen.app.commands.Surroundings;
import org.gelegen.app.console.Console;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.settings.LetterSettings;
import org.gelegen.scheduler.gateways.Delivery;
import org.gelegen.scheduler.gateways.OutgoingMessage;
import org.gelegen.scheduler.letters.LetterFolder;
import org.gelegen.scheduler.letters.LetterGateway;
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
  void jobs_are_shown_paused_resumed_and_asked_for_once() {
    assertThat(execute("jobs", "--client", "tiny")).as(text(err)).isZero();
    assertThat(text(out))
        .contains("nightly-campaign", "weekly-training", "drift-watch", "retention", "never");
    out.reset();
    assertThat(
            execute("jobs", "--client", "tiny", "--pause", "retention", "--why", "audit", "--json"))
        .as(text(err))
        .isZero();
    assertThat(
            text(out).lines().map(CommandsIT::json).toList().getLast().at("/paused/why").asString())
        .isEqualTo("audit");
    out.reset();
    assertThat(execute("jobs", "--client", "tiny", "--resume", "retention")).isZero();
    assertThat(text(out)).doesNotContain("paused");
    out.reset();
    assertThat(execute("jobs", "--client", "tiny", "--run", "retention")).isZero();
    assertThat(text(out)).contains("asked for: 2026-03-02, begins at 2026-03-02T09:00:00Z");
    assertThat(execute("jobs", "--client", "tiny", "--pause", "retention")).isEqualTo(2);
    assertThat(text(err)).contains("--pause needs --why WHY");
    assertThat(execute("jobs", "--client", "tiny", "--run", "laundry")).isEqualTo(2);
  }

  @Test
  void what_is_excluded_is_told_with_its_channel() {
    assertThat(execute("recommend", "--client", "tiny", "d-2")).as(text(err)).isZero();
    assertThat(text(out)).contains("stop").contains(" (email): ");
  }

  @Test
  void a_plan_a_promotion_and_an_erasure_are_told_as_json() throws IOException {
    assertThat(execute("plan", "--client", "tiny", "--date", "2026-03-03", "--dry-run", "--json"))
        .as(text(err))
        .isZero();
    JsonNode dry = json(text(out));
    assertThat(dry.get("dryRun").asBoolean()).isTrue();
    assertThat(dry.get("counts").isObject()).isTrue();
    assertThat(dry.get("gap").isNumber()).isTrue();
    assertThat(dry.get("prices").isArray()).isTrue();
    for (boolean again : new boolean[] {false, true}) {
      out.reset();
      assertThat(execute("plan", "--client", "tiny", "--date", "2026-03-02", "--json"))
          .as(text(err))
          .isZero();
      JsonNode plan = json(text(out));
      assertThat(plan.get("date").asString()).isEqualTo("2026-03-02");
      assertThat(plan.has("skipped")).isEqualTo(again);
    }
    Path file = folder.resolve("erased.ndjson");
    Files.writeString(file, RECORDS.lines().toList().getLast().replace("d-2", "d-9"));
    assertThat(execute("import", file.toString())).isZero();
    printLetter("d-9");
    out.reset();
    assertThat(execute("erase", "--client", "tiny", "d-9", "--json")).as(text(err)).isZero();
    // A version of the debtor, and its letter.
    assertThat(json(text(out)).toString()).isEqualTo("{\"debtorId\":\"d-9\",\"erased\":2}");
    try (Stream<Path> left = Files.walk(folder.resolve("data").resolve("letters"))) {
      assertThat(left.filter(letter -> letter.toString().endsWith(".pdf"))).isEmpty();
    }
    assertThat(execute("promote", "--help")).isZero();
  }

  private void printLetter(String debtor) {
    LetterSettings style =
        new LetterSettings(
            "Tiny", List.of("Postbus 1"), null, LetterSettings.Window.LEFT, "#000000", null);
    assertThat(
            new LetterGateway(
                    new LetterFolder(folder.resolve("data").resolve("letters")), _ -> style)
                .send(
                    new OutgoingMessage(
                        new ClientId("tiny"),
                        new ContactId("k-9"),
                        new DebtorId(debtor),
                        new CaseId("c-9"),
                        List.of(),
                        Channel.LETTER,
                        Instant.parse("2026-03-02T08:00:00Z"),
                        "M. Jansen, Dorpsstraat 1",
                        "nl",
                        "Rekening",
                        "Er staat nog iets open.",
                        null,
                        new OutgoingMessage.Facts(
                            "letter",
                            List.of(),
                            Map.of(),
                            LocalDate.of(2026, 3, 2),
                            Instant.parse("2026-03-02T09:00:00Z"),
                            BigDecimal.TEN,
                            Currency.getInstance("EUR"),
                            BigDecimal.ONE))))
        .isEqualTo(new Delivery.Accepted());
  }

  @Test
  void a_champion_is_rolled_back_and_training_it_again_does_not_bring_it_back() throws IOException {
    Path file = folder.resolve("other.ndjson");
    Files.writeString(file, RECORDS.lines().findFirst().orElseThrow().replace("tiny", "other"));
    assertThat(execute("import", file.toString())).isZero();
    assertThat(execute("promote", "--client", "other", "--back")).isEqualTo(1);
    assertThat(text(err)).contains("there is no earlier champion to go back to");
    for (int version = 1; version <= 2; version++) {
      assertThat(execute("train", "--client", "other")).as(text(err)).isZero();
    }
    assertThat(text(out)).contains("there was no champion (rule first-champion)");
    out.reset();
    String[] back = {"promote", "--client", "other", "--back", "--why", "calls at noon"};
    assertThat(execute(back)).isZero();
    assertThat(text(out)).contains("other-1 is the champion now, other-2 is rolled back");
    assertThat(execute("models", "--client", "other", "--rules", "99")).isEqualTo(2);
    for (String[] ignored : List.of(new String[] {"2", "--shadow"}, new String[] {"--no-shadow"})) {
      List<String> words = new ArrayList<>(List.of("promote", "--client", "other", "--why", "x"));
      words.addAll(List.of(ignored));
      assertThat(execute(words.toArray(String[]::new))).isEqualTo(2);
    }
    err.reset();
    assertThat(execute("promote", "--client", "other", "1", "--shadow")).isEqualTo(1);
    assertThat(text(err).lines())
        .containsExactly(
            "gelegen: other-1 is the champion, which decides: its shadow must be another version");
    String[] again = {"promote", "--client", "other", "--back", "--from", "2"};
    err.reset();
    assertThat(execute(again)).isEqualTo(1);
    assertThat(text(err).lines())
        .containsExactly("gelegen: other-1 is champion, and not other-2: nothing was changed");
    assertThat(execute("promote", "--client", "other", "--from", "2", "1")).isEqualTo(2);
    assertThat(execute("promote", "--client", "other", "--back", "1")).isEqualTo(2);
    assertThat(execute("promote", "--client", "other")).isEqualTo(2);
    assertThat(execute("train", "--client", "other")).isZero();
    out.reset();
    assertThat(execute("models", "--client", "other")).isZero();
    assertThat(text(out))
        .contains("rolled back from other-2: calls at noon")
        .contains("not-rolled-back");
    out.reset();
    assertThat(execute("models", "--client", "other", "--json", "3")).isZero();
    JsonNode third = json(text(out));
    assertThat(third.get("champion").asBoolean()).isFalse();
    assertThat(third.at("/verdict/rule").asString()).isEqualTo("not-rolled-back");
    assertThat(third.at("/verdict/rules/0/says").asString()).isEqualTo("refuse");
    assertThat(third.at("/verdict/rules/1/rule").asString()).isEqualTo("first-champion");
    out.reset();
    assertThat(execute("models", "--client", "other", "--rules", "--json")).isZero();
    assertThat(text(out).lines().map(line -> json(line).get("rule").asString()))
        .contains("not-rolled-back", "no-head-worse", "no-better");
  }

  @Test
  void what_was_kept_too_long_is_told_and_goes_and_the_audit_log_holds_together()
      throws IOException {
    List<String> lines = RECORDS.replace("tiny", "old").lines().toList();
    Path file = folder.resolve("old.ndjson");
    Files.writeString(
        file, lines.get(0) + "\n" + lines.get(3).replace("2026-01-01", "2019-01-01") + "\n");
    assertThat(execute("import", file.toString())).isZero();
    out.reset();
    assertThat(execute("retention", "--client", "old", "--dry-run", "--json")).isZero();
    JsonNode dry = json(text(out));
    assertThat(dry.get("dryRun").asBoolean()).isTrue();
    assertThat(dry.at("/kinds/0").toString())
        .isEqualTo(
            "{\"kind\":\"debtors\",\"days\":1825,\"before\":\"2021-03-02T23:00:00Z\",\"deleted\":1,"
                + "\"kept\":0,\"oldest\":\"2018-12-31T23:00:00Z\"}");
    out.reset();
    assertThat(execute("retention", "--client", "old")).as(text(err)).isZero();
    assertThat(text(out)).containsPattern("debtors +1825 days +1 +0 +-");
    out.reset();
    assertThat(execute("retention", "--client", "old", "--dry-run")).isZero();
    assertThat(text(out)).containsPattern("debtors +1825 days +0 +0 +-");
    out.reset();
    assertThat(execute("audit", "verify", "--client", "old", "--json")).isZero();
    JsonNode verified = json(text(out));
    assertThat(verified.get("entries").asLong()).isEqualTo(2);
    assertThat(verified.get("unbroken").asBoolean()).isTrue();
    String head = verified.get("head").asString();
    out.reset();
    assertThat(execute("audit", "verify", "--client", "old", "--head", head)).isZero();
    assertThat(text(out).strip()).isEqualTo("2 entries, unbroken; head " + head);
    assertThat(execute("audit", "verify", "--client", "old", "--head", "f00d")).isEqualTo(1);
    assertThat(text(err)).contains("no entry with the hash f00d");
  }

  @Test
  void rejections_are_told_as_json_with_the_counts() throws IOException {
    Path file = folder.resolve("bad.ndjson");
    Files.writeString(
        file,
        """
        {"type":"payment","clientId":"tiny","paymentId":"p-1","debtorId":"d-1","at":"2025-03-03T07:41:00+01:00","amount":"ten"}
        not json
        """);
    assertThat(execute("import", "--json", file.toString())).isEqualTo(1);
    assertThat(text(err)).isEmpty();
    JsonNode result = json(text(out));
    assertThat(result.get("rejected").asLong()).isEqualTo(2);
    assertThat(result.get("rejections").get(0).get("line").asLong()).isEqualTo(1);
    assertThat(result.get("rejections").get(0).get("pointer").asString()).isEqualTo("/amount");
    assertThat(result.get("rejections").get(1).get("reason").asString()).isNotEmpty();
  }

  @Test
  void an_import_that_breaks_says_what_was_accepted_before() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      for (String line : RECORDS.lines().toList()) {
        gzip.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] whole = packed.toByteArray();
    Path torn = folder.resolve("torn.ndjson.gz");
    Files.write(torn, Arrays.copyOf(whole, whole.length - 4));
    assertThat(execute("import", torn.toString())).isEqualTo(1);
    assertThat(text(out)).contains("0 accepted, 4 duplicates, 0 rejected").contains("broke");
    assertThat(text(err)).contains("torn").hasLineCount(1);
    out.reset();
    assertThat(execute("import", "--json", torn.toString())).isEqualTo(1);
    assertThat(json(text(out)).get("duplicates").asLong()).isEqualTo(4);
    assertThat(json(text(out)).get("failure").asString()).contains("torn");
  }

  @Test
  void a_key_is_made_listed_and_revoked_by_its_id() {
    assertThat(execute("key", "create", "--client", "tiny", "--role", "analyst", "--json"))
        .isZero();
    String keyId = json(text(out)).get("keyId").asString();
    out.reset();
    assertThat(execute("key", "revoke", "--client", "tiny", keyId)).isZero();
    assertThat(text(out)).contains(keyId + " is revoked: it opens nothing any more");
    out.reset();
    assertThat(execute("key", "list", "--client", "tiny", "--json")).isZero();
    JsonNode listed =
        text(out)
            .lines()
            .map(CommandsIT::json)
            .filter(key -> key.get("keyId").asString().equals(keyId))
            .findFirst()
            .orElseThrow();
    assertThat(listed.get("role").asString()).isEqualTo("analyst");
    assertThat(listed.get("revokedAt").asString()).isEqualTo("2026-03-02T09:00:00Z");
    assertThat(listed.has("lastUsedAt")).isFalse();
    assertThat(execute("key", "list", "--client", "tiny")).isZero();
    assertThat(execute("key", "revoke", "--client", "tiny", keyId)).isEqualTo(1);
    assertThat(text(err)).contains("tiny has no key " + keyId + " that is good");
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

  @Test
  void settings_that_set_a_key_twice_are_refused_and_laxer_ones_are_told() throws IOException {
    Path twice = folder.resolve("twice.yaml");
    Files.writeString(twice, "explorationShare: 0.1\ncosts: {}\nexplorationShare: 0.2\n");
    assertThat(execute("settings", "--client", "tiny", "--set", twice.toString())).isEqualTo(1);
    assertThat(text(err)).contains("twice.yaml, line 3: explorationShare is set twice");
    Path lax = folder.resolve("lax.yaml");
    Files.writeString(
        lax,
        """
        contactHours:
          sms: {from: "06:00", to: "22:00"}
          email: {from: "09:00", to: "17:00"}
        """);
    err.reset();
    int entries = auditEntries();
    assertThat(execute("settings", "--client", "tiny", "--set", lax.toString()))
        .as(text(err))
        .isZero();
    assertThat(auditEntries() - entries).isEqualTo(1);
    assertThat(text(err).lines())
        .singleElement()
        .asString()
        .startsWith("/contactHours/sms (06:00-22:00) is laxer than the rule nl.contact-hours");
  }

  private int auditEntries() {
    out.reset();
    assertThat(execute("audit", "verify", "--client", "tiny", "--json")).isZero();
    return json(text(out)).get("entries").asInt();
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
