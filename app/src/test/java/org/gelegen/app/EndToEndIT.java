package org.gelegen.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gelegen.app.commands.Surroundings;
import org.gelegen.app.console.Console;
import org.gelegen.app.settings.ServiceSettings;
import org.gelegen.app.settings.SettingsSources;
import org.gelegen.model.campaign.CampaignRequest;
import org.gelegen.model.campaign.CampaignRequest.Order;
import org.gelegen.model.campaign.CampaignRequestQueue;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.scheduler.nightly.DebtorFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands as people run them, on the embedded database. */
class EndToEndIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The end of the simulated year: the made-up history begins on the first of January 2025. */
  private static final Instant NOW = Instant.parse("2025-12-31T09:00:00Z");

  private static final ClientId WATERKANT = new ClientId("waterkant");

  @TempDir private Path folder;

  /** The moment that commands are run at. */
  private Instant now = NOW;

  @Test
  void records_become_models_recommendations_a_plan_and_answers_over_http() throws Exception {
    Path records = folder.resolve("records.ndjson.gz");
    ran("simulate", "--profile", "waterkant", "--debtors", "250", "--out", records.toString());

    JsonNode first = json(ran("import", "--json", records.toString()));
    JsonNode again = json(ran("import", "--json", records.toString()));
    assertThat(first.get("accepted").asLong()).isGreaterThan(5_000);
    assertThat(first.get("rejected").asLong()).isZero();
    assertThat(again.get("accepted").asLong()).isZero();
    assertThat(again.get("duplicates").asLong()).isEqualTo(first.get("accepted").asLong());

    JsonNode version = json(ran("train", "--client", "waterkant", "--json"));
    assertThat(version.get("modelVersion").asString()).isEqualTo("waterkant-1");
    assertThat(version.get("champion").asBoolean()).isTrue();
    assertThat(ran("models", "--client", "waterkant")).contains("waterkant-1");
    Path pictures = folder.resolve("pictures");
    assertThat(ran("reliability", "--client", "waterkant", "--out", pictures.toString()))
        .contains("waterkant-1", "reach", "all", "email");
    assertThat(pictures.resolve("reach-all.png")).isNotEmptyFile();
    JsonNode group =
        json(
            ran("reliability", "--client", "waterkant", "1", "--json").lines().toList().getFirst());
    assertThat(group.get("head").asString()).isEqualTo("reach");
    assertThat(group.get("predicted").asDouble()).isBetween(0.0, 1.0);

    List<String> lines =
        ran("recommend", "--client", "waterkant", "--all", "--json").lines().toList();
    assertThat(lines).hasSizeGreaterThan(20);
    for (String line : lines) {
      JsonNode recommendation = json(line);
      assertThat(recommendation.get("action").asString()).isIn("contact", "wait", "stop");
      assertThat(recommendation.get("propensity").asDouble()).isBetween(1e-9, 1.0);
    }
    assertThat(lines).anyMatch(line -> line.contains("\"action\":\"contact\""));

    String plan = ran("plan", "--client", "waterkant", "--date", "2026-01-02", "--dry-run");
    assertThat(plan).contains("expected value").contains("of the best possible");

    String key =
        json(ran("key", "create", "--client", "waterkant", "--role", "dialer", "--json"))
            .get("key")
            .asString();
    String debtor = json(lines.getFirst()).get("debtorId").asString();
    recommendsOverHttpWhatTheCommandRecommends(key, debtor, json(lines.getFirst()));

    now = NOW.plus(Duration.ofDays(1));
    showsWhatOtherSettingsWouldChangeAndKeepsNothing();
    takesPlannedContactsBackWhenAPaymentIsImported();
  }

  private void showsWhatAPlanWouldBeWithoutAnyBudget(long contacts) throws IOException {
    Path changes = folder.resolve("what-if.yaml");
    Files.writeString(changes, "nightlyBudget: \"0\"\n");
    String[] plan = {
      "plan",
      "--client",
      "waterkant",
      "--date",
      "2026-01-02",
      "--dry-run",
      "--what-if",
      changes.toString()
    };
    JsonNode shown = json(ran(append(plan, "--json")));
    // Every channel costs something by default, so without money nobody is contacted.
    assertThat(shown.at("/before/counts/contacts").asLong()).isEqualTo(contacts).isPositive();
    assertThat(shown.at("/after/counts/contacts").asLong()).isZero();
    assertThat(shown.at("/after/budget/limit").asString()).isEqualTo("0.00");
    assertThat(new BigDecimal(shown.at("/after/budget/price").asString())).isPositive();
    assertThat(shown.at("/after/leftOut/withoutBudget").asLong()).isGreaterThanOrEqualTo(contacts);
    assertThat(shown.at("/difference/contacts").asLong()).isEqualTo(-contacts);
    assertThat(new BigDecimal(shown.at("/difference/expectedValue").asString())).isNegative();
    assertThat(shown.at("/before/exclusions"))
        .anyMatch(rule -> rule.get("debtors").asLong() > 0 && rule.get("slots").asLong() > 0);
    assertThat(ran(plan))
        .contains("with the settings in force:")
        .contains("with the settings to try:")
        .contains("contacts -" + contacts);
  }

  private void showsWhatOtherSettingsWouldChangeAndKeepsNothing() throws IOException {
    Path settings = folder.resolve("settings.yaml");
    Files.writeString(settings, "channels: [email]\n");
    String[] trial = {
      "settings", "--client", "waterkant", "--set", settings.toString(), "--dry-run"
    };
    JsonNode shown = json(ran(append(trial, "--json")));

    assertThat(shown.get("date").asString()).isEqualTo("2026-01-02");
    long before = shown.at("/all/before/contacts").asLong();
    assertThat(ran("plan", "--client", "waterkant", "--date", "2026-01-02", "--dry-run"))
        .contains("contacts: " + before);
    assertThat(shown.get("channels"))
        .anyMatch(channel -> !channel.get("channel").asString().equals("email"))
        .filteredOn(channel -> !channel.get("channel").asString().equals("email"))
        .allMatch(channel -> channel.at("/before/contacts").asLong() > 0)
        .allMatch(channel -> channel.at("/after/contacts").asLong() == 0)
        .allMatch(channel -> channel.at("/after/expectedValue").asString().equals("0"));
    assertThat(new BigDecimal(shown.at("/all/after/cost").asString()))
        .isLessThan(new BigDecimal(shown.at("/all/before/cost").asString()));
    assertThat(ran(trial))
        .contains("plan of 2026-01-02, before -> after")
        .contains(before + " -> " + shown.at("/all/after/contacts").asLong());
    showsWhatAPlanWouldBeWithoutAnyBudget(before);
    reportsADryRunThatWasAskedFor(before);
    JsonNode inForce = json(ran("settings", "--client", "waterkant", "--json"));
    assertThat(inForce.get("version").asLong()).isZero();
    assertThat(inForce.at("/settings/channels").size()).isGreaterThan(1);
  }

  private void takesPlannedContactsBackWhenAPaymentIsImported() throws IOException {
    ran("plan", "--client", "waterkant", "--date", "2026-01-02");
    List<ContactState> planned = plannedContacts();
    DebtorId debtor = planned.getFirst().contact().debtorId();
    Path payment = folder.resolve("payment.ndjson");
    Files.writeString(
        payment,
        """
        {"type":"payment","clientId":"waterkant","paymentId":"p-today","debtorId":"%s","at":"2026-01-01T10:00:00+01:00","amount":"1.00"}
        """
            .formatted(debtor));
    ran("import", payment.toString());
    assertThat(plannedContacts())
        .hasSameSizeAs(planned)
        .allMatch(
            state ->
                state.contact().debtorId().equals(debtor)
                    ? "payment".equals(state.reason())
                    : state.status() == ContactStatus.PLANNED);
  }

  private void reportsADryRunThatWasAskedFor(long contacts) {
    ServiceSettings settings =
        new SettingsSources().flag("data.dir", folder.resolve("data")).build();
    try (House house =
        House.open(
            settings, surroundings(new ByteArrayOutputStream(), new ByteArrayOutputStream()))) {
      CampaignRequestQueue queue = house.stores().campaignRequests();
      LocalDate date = LocalDate.parse("2026-01-02");
      String moneyless = "{\"nightlyBudget\":\"0\"}";
      CampaignRequest asked = queue.request(WATERKANT, new Order(date, true, moneyless), now);
      CampaignRequestRound round =
          new CampaignRequestRound(
              house.stores().records(),
              queue,
              house.stores().campaigns(),
              house.stores().settings(),
              house.nightly(DebtorFilter.ALL));
      round.run(now);
      CampaignRequest done = queue.find(WATERKANT, asked.requestId()).orElseThrow();
      assertThat(done.message()).isNull();
      CampaignRequest.Reports reports = Objects.requireNonNull(done.reports());
      assertThat(reports.inForce().total().contacts()).isEqualTo(contacts);
      assertThat(reports.inForce().exclusions()).isNotEmpty();
      assertThat(Objects.requireNonNull(reports.whatIf()).total().contacts()).isZero();
      assertThat(house.stores().campaigns().findByDate(WATERKANT, date)).isEmpty();

      // At ten past two in Amsterdam.
      CampaignRequest early = queue.request(WATERKANT, new Order(date, false, null), now);
      round.run(Instant.parse("2026-01-02T01:10:00Z"));
      assertThat(queue.find(WATERKANT, early.requestId()).orElseThrow().message())
          .contains("nothing is planned between 02:00 and 03:30");
      assertThat(house.stores().campaigns().findByDate(WATERKANT, date)).isEmpty();
    }
  }

  private List<ContactState> plannedContacts() {
    ServiceSettings settings =
        new SettingsSources().flag("data.dir", folder.resolve("data")).build();
    try (House house =
        House.open(
            settings, surroundings(new ByteArrayOutputStream(), new ByteArrayOutputStream()))) {
      return house.stores().campaigns().contacts(WATERKANT, "2026-01-02");
    }
  }

  private static String[] append(String[] command, String option) {
    String[] longer = Arrays.copyOf(command, command.length + 1);
    longer[command.length] = option;
    return longer;
  }

  private void recommendsOverHttpWhatTheCommandRecommends(
      String key, String debtor, JsonNode expected) throws Exception {
    ServiceSettings settings =
        new SettingsSources().flag("data.dir", folder.resolve("data")).flag("http.port", 0).build();
    try (House house =
            House.open(
                settings, surroundings(new ByteArrayOutputStream(), new ByteArrayOutputStream()));
        ApiServer server = ApiServer.start(house, settings.http());
        HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(
                      URI.create(server.uri() + "/v1/clients/waterkant/recommendations"))
                  .header("Authorization", "Bearer " + key)
                  .header("Content-Type", "application/json")
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          "{\"debtorIds\":[\"%s\"],\"alternatives\":3,\"explain\":true}"
                              .formatted(debtor)))
                  .build(),
              HttpResponse.BodyHandlers.ofString());

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      JsonNode recommendation = json(answer.body()).get("recommendations").get(0);
      assertThat(recommendation.get("action")).isEqualTo(expected.get("action"));
      assertThat(recommendation.get("excluded")).isEqualTo(expected.get("excluded"));
      assertThat(house.stores().records().findByDebtor(new ClientId("waterkant"), debtorId(debtor)))
          .isNotEmpty();
    }
  }

  private static DebtorId debtorId(String debtor) {
    return new DebtorId(debtor);
  }

  @Test
  void a_demonstration_run_again_reuses_its_data_and_reports_the_same() {
    String[] demo = {"demo", "--scale", "0.01", "--weeks", "1", "--no-serve"};

    String first = ran(demo);
    String again = ran(demo);

    assertThat(first).contains("All together").contains("cases answered for");
    assertThat(again).isEqualTo(first);
  }

  @Test
  void an_experiment_is_set_planned_listed_and_reported() throws Exception {
    Path records = folder.resolve("records.ndjson.gz");
    ran("simulate", "--profile", "waterkant", "--debtors", "150", "--out", records.toString());
    ran("import", records.toString());
    Path settings = folder.resolve("settings.yaml");
    String yaml =
        """
        experiments:
          list:
            - id: calls
              segment: 'case.amount > 0 && %s'
              from: 2025-12-01T00:00:00+01:00
              arms:
                - {policy: workflow, share: 0.5}
                - {policy: model, share: 0.5}
        """;
    Files.writeString(settings, yaml.formatted("debtor.knd == \"consumer\""));
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] set = {"settings", "--client", "waterkant", "--set", settings.toString()};
    assertThat(execute(new ByteArrayOutputStream(), err, set)).isEqualTo(1);
    assertThat(text(err))
        .contains("/experiments/list/0/segment: line 1, column 26: undefined field 'knd'");
    Files.writeString(settings, yaml.formatted("has(debtor.kind)"));
    ran(set);

    String plan = ran("plan", "--client", "waterkant", "--date", "2026-01-02");
    JsonNode listed = json(ran("experiments", "--client", "waterkant", "--json"));
    long workflow = listed.at("/arms/0/debtors").asLong();
    long model = listed.at("/arms/1/debtors").asLong();
    assertThat(plan)
        .contains("leftAloneByExperiments: " + workflow)
        .contains("  debtors: " + model);
    assertThat(workflow).isPositive();
    assertThat(model).isPositive();
    assertThat(ran("experiments", "--client", "waterkant")).contains("calls").contains("running");

    String[] report = {
      "experiments", "--client", "waterkant", "--at", "2026-01-10T00:00:00Z", "calls"
    };
    assertThat(ran(report)).contains("split: as chance would have it").contains("answered-for");
    List<String> asJson = new ArrayList<>(List.of(report));
    asJson.add("--json");
    JsonNode told = json(ran(asJson.toArray(String[]::new)));
    assertThat(told.at("/arms/0/debtors").asLong()).isEqualTo(workflow);
    assertThat(told.at("/arms/1/debtors").asLong()).isEqualTo(model);
    assertThat(told.at("/sampleRatio/trusted").asBoolean()).isTrue();

    List<String> arms = new ArrayList<>();
    for (String line :
        ran("recommend", "--client", "waterkant", "--all", "--json").lines().toList()) {
      JsonNode recommendation = json(line);
      String arm = recommendation.at("/experiment/arm").asString();
      arms.add(arm);
      if (arm.equals("workflow")) {
        assertThat(recommendation.get("action").asString()).isEqualTo("stop");
        assertThat(recommendation.at("/excluded/0/rule").asString()).isEqualTo("experiment.calls");
      }
    }
    assertThat(arms).hasSize((int) (workflow + model)).containsOnly("workflow", "model");
  }

  @Test
  void bad_input_is_explained_and_loses_nothing() throws Exception {
    Path records = folder.resolve("records.ndjson");
    Files.writeString(
        records,
        """
        {"type":"client","clientId":"tiny","at":"2025-01-01T00:00:00+01:00","name":"Tiny","timeZone":"Europe/Amsterdam","country":"NL","currency":"EUR"}
        {"type":"payment","clientId":"tiny","paymentId":"p-1","debtorId":"d-1","at":"2025-03-03T07:41:00+01:00","amount":"ten"}
        not json
        """);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    int status = execute(out, err, "import", records.toString());

    assertThat(status).isEqualTo(1);
    assertThat(text(out)).contains("1 accepted, 0 duplicates, 2 rejected");
    assertThat(text(err)).contains("line 2 /amount").contains("line 3");
    assertThat(execute(out, err, "train", "--client", "nobody")).isEqualTo(1);
    assertThat(text(err)).contains("client nobody is not known");
  }

  /** What a command printed; it must have ended well. */
  private String ran(String... command) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = execute(out, err, command);
    assertThat(status).as("%s: %s", String.join(" ", command), text(err)).isZero();
    return text(out);
  }

  private int execute(ByteArrayOutputStream out, ByteArrayOutputStream err, String... command) {
    return Gelegen.commandLine(surroundings(out, err))
        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
        .execute(command);
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
    return JSON.readTree(text);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
