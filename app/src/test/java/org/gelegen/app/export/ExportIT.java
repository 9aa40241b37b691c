package org.gelegen.app.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.gelegen.app.Gelegen;
import org.gelegen.app.Skipped;
import org.gelegen.app.commands.Surroundings;
import org.gelegen.app.console.Console;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A made-up creditor with history, two versions, an experiment and a week of nights, exported. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String CLIENT = "waterkant";
  private static final LocalDate FIRST_NIGHT = LocalDate.parse("2025-10-06");
  private static final int NIGHTS = 5;
  private static final int DRAWN = 500;
  private static final String NEW =
      """
      {"type":"client","clientId":"CLIENT","at":"2025-01-01T00:00:00+01:00","name":"New here","timeZone":"Europe/Amsterdam","country":"NL","currency":"EUR"}
      """;
  private static final String UNPAID =
      """
      {"type":"debtor","clientId":"CLIENT","debtorId":"d-1","at":"2025-02-03T09:00:00+01:00","kind":"consumer","channels":{"email":{"address":"one@example.org"}}}
      {"type":"case","clientId":"CLIENT","caseId":"c-1","debtorId":"d-1","at":"2025-03-01T09:00:00+01:00","amount":"643.20","stage":"reminder","status":"open"}
      {"type":"contact","clientId":"CLIENT","contactId":"k-1","debtorId":"d-1","caseId":"c-1","channel":"email","at":"2025-06-02T10:05:00+02:00"}
      {"type":"outcome","clientId":"CLIENT","contactId":"k-1","at":"2025-06-02T19:12:00+02:00","result":"opened"}
      """;

  @TempDir private static Path folder;

  private final Map<String, Integer> imported = new HashMap<>();
  private Instant now = Instant.parse("2025-12-31T09:00:00Z");
  private Path export;
  private JsonNode told;

  ExportIT() {
    export = Path.of("");
    told = JSON.nullNode();
  }

  @BeforeAll
  void live() throws IOException {
    Path records = folder.resolve("records.ndjson");
    ran("simulate", "--profile", CLIENT, "--debtors", "250", "--out", records.toString());
    // What is dated later than the export is in the store and not in it.
    for (String line : Files.readAllLines(records)) {
      JsonNode record = JSON.readTree(line);
      if (!OffsetDateTime.parse(record.get("at").asString()).toInstant().isAfter(now)) {
        imported.merge(record.get("type").asString(), 1, Integer::sum);
      }
    }
    ran("import", records.toString());
    ran("train", "--client", CLIENT, "--as-of", "2025-10-01T00:00:00+02:00");
    Path settings = folder.resolve("settings.yaml");
    Files.writeString(
        settings,
        """
        explorationShare: 0.5
        capacity:
          phone: {perHour: 1}
        nightlyBudget: "20.00"
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
    ran("train", "--client", CLIENT);
    export = folder.resolve("export");
    told = JSON.readTree(ran("export", "--client", CLIENT, "--out", export.toString(), "--json"));
  }

  @AfterAll
  void end() {
    System.out.println("exported: " + told.get("rows"));
  }

  @Test
  void every_row_of_the_store_is_there() throws IOException {
    assertThat(rows("contacts")).hasSize(imported.get("contact"));
    assertThat(rows("payments")).hasSize(imported.get("payment"));
    assertThat(rows("outcomes")).hasSize(imported.get("outcome"));
    assertThat(rows("campaigns")).hasSize(NIGHTS);
    assertThat(rows("versions")).hasSize(2);
    long outbound =
        rows("contacts").stream().filter(row -> row.get("direction").equals("outbound")).count();
    assertThat(rows("predictions")).hasSize((int) (2 * outbound));
    for (String table :
        List.of(
            "decisions",
            "decision_actions",
            "choices",
            "planned_contacts",
            "campaign_counts",
            "plan_prices",
            "plan_exclusions",
            "plan_left_out",
            "metrics",
            "reliability",
            "experiments",
            "exposures",
            "experiment_results")) {
      assertThat(rows(table)).as(table).isNotEmpty();
      assertThat(told.at("/rows/" + table).asInt()).isEqualTo(rows(table).size());
    }
    assertThat(rows("decisions")).anyMatch(row -> !row.get("reward").isEmpty());
    assertThat(rows("decisions")).anyMatch(row -> !row.get("expected").isEmpty());
  }

  @Test
  void every_night_says_what_places_were_worth_and_what_was_left_out() throws IOException {
    Set<String> campaigns = new TreeSet<>();
    for (Map<String, String> campaign : rows("campaigns")) {
      campaigns.add(campaign.get("campaign"));
      assertThat(Double.parseDouble(campaign.get("week_value")))
          .isPositive()
          .isLessThanOrEqualTo(Double.parseDouble(campaign.get("week_upper_bound")));
      assertThat(campaign).containsEntry("budget", "20.0");
    }
    for (String table : List.of("plan_prices", "plan_exclusions", "plan_left_out")) {
      Set<String> told = new TreeSet<>();
      rows(table).forEach(row -> told.add(row.get("campaign")));
      assertThat(told).as(table).isEqualTo(campaigns);
    }
    // Telephone alone has a limit: one call in each of the day's hours.
    assertThat(rows("plan_prices"))
        .hasSize(24 * NIGHTS)
        .allMatch(row -> row.get("channel").equals("phone") && row.get("capacity").equals("1"));
    assertThat(rows("plan_prices")).anyMatch(row -> Double.parseDouble(row.get("price")) > 0);
    assertThat(rows("plan_exclusions")).anyMatch(row -> row.get("rule").equals("nl.weekly-cap"));
  }

  @Test
  void every_column_and_every_file_is_described_and_nothing_else_is() throws IOException {
    JsonNode dictionary = JSON.readTree(Files.readAllBytes(export.resolve("dictionary.json")));
    String readme = Files.readString(export.resolve("README.md"));
    Set<String> described = new TreeSet<>();
    for (Map.Entry<String, JsonNode> table : dictionary.get("tables").properties()) {
      List<String> columns = new ArrayList<>();
      for (JsonNode column : table.getValue().get("columns")) {
        columns.add(column.get("name").asString());
        assertThat(column.get("meaning").asString()).isNotBlank();
        assertThat(readme).contains("| `" + column.get("name").asString() + "` |");
      }
      assertThat(heading(table.getKey())).as(table.getKey()).isEqualTo(columns);
      described.add("data/" + table.getKey() + ".csv.gz");
      described.add("data/" + table.getKey() + ".parquet");
    }
    dictionary.get("files").propertyNames().forEach(described::add);
    assertThat(files()).isEqualTo(described);
    assertThat(described).contains("models/1/model.json", "read_model.py", "manifest.json");
    assertThat(described).anyMatch(path -> path.endsWith(".onnx"));
  }

  @Test
  void nobody_s_id_is_in_it_and_the_command_is_on_record() throws IOException {
    List<Map<String, String>> contacts = rows("contacts");
    assertThat(contacts).allMatch(row -> row.get("debtor").matches("d[0-9a-f]{24}"));
    assertThat(contacts).allMatch(row -> row.get("contact").matches("k[0-9a-f]{24}"));
    assertThat(rows("decisions")).allMatch(row -> row.get("decision").matches("n[0-9a-f]{24}"));
    Set<String> debtors = new TreeSet<>();
    contacts.forEach(row -> debtors.add(row.get("debtor")));
    assertThat(rows("exposures")).anyMatch(row -> debtors.contains(row.get("debtor")));
    assertThat(ran("audit", "verify", "--client", CLIENT)).contains("entries");

    Path open = folder.resolve("identified");
    ran("export", "--client", CLIENT, "--out", open.toString(), "--identified", "--no-csv");
    assertThat(open.resolve("data/contacts.csv.gz")).doesNotExist();
    assertThat(open.resolve("data/contacts.parquet")).isNotEmptyFile();
    assertThat(Files.readString(open.resolve("README.md"))).contains("personal data");
  }

  @Test
  void who_objects_to_profiling_is_in_no_table_of_contacts_and_decisions() throws IOException {
    Path before = folder.resolve("before-an-objection");
    ran("export", "--client", CLIENT, "--out", before.toString(), "--identified");
    String debtor = rows(before, "planned_contacts").getFirst().get("debtor");
    List<String> contacts =
        rows(before, "contacts").stream()
            .filter(row -> row.get("debtor").equals(debtor))
            .map(row -> row.get("contact"))
            .toList();
    assertThat(contacts).isNotEmpty();

    ran("objection", "--client", CLIENT, debtor, "--why", "by letter");
    Path after = folder.resolve("after-an-objection");
    ran("export", "--client", CLIENT, "--out", after.toString(), "--identified");
    ran("objection", "--client", CLIENT, debtor, "--withdraw", "--why", "by telephone");

    for (String table :
        List.of("contacts", "outcomes", "payments", "decisions", "planned_contacts")) {
      assertThat(rows(after, table)).as(table).isNotEmpty();
      assertThat(rows(after, table)).as(table).noneMatch(row -> row.get("debtor").equals(debtor));
    }
    assertThat(rows(before, "decisions")).anyMatch(row -> row.get("debtor").equals(debtor));
    assertThat(rows(before, "predictions")).anyMatch(row -> contacts.contains(row.get("contact")));
    assertThat(rows(after, "predictions")).noneMatch(row -> contacts.contains(row.get("contact")));
  }

  @Test
  void a_folder_that_holds_something_is_left_alone_unless_told_otherwise() throws IOException {
    Path full = folder.resolve("full");
    Files.createDirectories(full);
    Files.writeString(full.resolve("thesis.txt"), "mine");
    assertThat(failed("export", "--client", CLIENT, "--out", full.toString()))
        .contains("is not empty", "--overwrite");
    assertThat(full.resolve("README.md")).doesNotExist();
    ran("export", "--client", CLIENT, "--out", full.toString(), "--overwrite");
    ran("export", "--client", CLIENT, "--out", full.toString(), "--overwrite", "--no-csv");
    assertThat(full.resolve("thesis.txt")).hasContent("mine");
    assertThat(full.resolve("data/contacts.parquet")).isNotEmptyFile();
    assertThat(full.resolve("data/contacts.csv.gz")).doesNotExist();

    // What an export that was killed left aside does not stand in the way of the next.
    Path broken = folder.resolve("broken");
    Files.createDirectories(broken.resolve(".unfinished-export/data"));
    Files.writeString(broken.resolve(".unfinished-export/data/contacts.csv.gz"), "half");
    ran("export", "--client", CLIENT, "--out", broken.toString(), "--no-csv");
    assertThat(broken.resolve(".unfinished-export")).doesNotExist();
  }

  @Test
  void an_unknown_client_is_told() {
    Path out = folder.resolve("nobody");
    assertThat(failed("export", "--client", "nobody", "--out", out.toString()))
        .contains("client nobody is not known");
    assertThat(out).doesNotExist();
  }

  @Test
  void a_moment_that_is_still_to_come_is_refused() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Path out = folder.resolve("later");
    assertThat(
            execute(
                new ByteArrayOutputStream(),
                err,
                "export",
                "--client",
                CLIENT,
                "--out",
                out.toString(),
                "--at",
                now.plusSeconds(1).toString()))
        .isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("--at must not be later than now");
    assertThat(out).doesNotExist();
  }

  @Test
  void the_reader_in_python_gives_the_same_scores() {
    Skipped.unless(Python.has(folder, "json"), "python3 is not installed");
    for (String version : List.of("1", "2")) {
      Python.Printed printed =
          Python.run(export, export.resolve("read_model.py").toString(), ".", version);
      System.out.println("read_model.py, version " + version + ": " + printed.text().strip());
      assertThat(printed.text()).doesNotStartWith("0 contacts").contains("largest difference");
      assertThat(printed.status()).as(printed.text()).isZero();
    }
  }

  @Test
  void onnx_models_say_how_their_inputs_are_scaled() throws IOException {
    JsonNode model = JSON.readTree(Files.readAllBytes(export.resolve("models/2/model.json")));
    Map<String, Integer> places = new HashMap<>();
    for (JsonNode feature : model.get("features")) {
      places.put(feature.get("name").asString(), places.size());
    }
    int scaled = 0;
    for (Path file : list(export.resolve("models/2"))) {
      String name = file.getFileName().toString();
      if (!name.endsWith(".onnx.json")) {
        continue;
      }
      JsonNode node = JSON.readTree(Files.readAllBytes(file));
      int inputs = node.get("inputs").size();
      assertThat(node.get("centers").size()).as(name).isEqualTo(inputs);
      assertThat(node.get("scales").size()).as(name).isEqualTo(inputs);
      JsonNode linear = model.at(node.get("scorer").asString());
      assertThat(linear.get("type").asString()).as(name).isEqualTo("linear");
      for (int i = 0; i < inputs; i++) {
        String input = node.get("inputs").get(i).asString();
        Integer place = places.get(input);
        double center = place == null ? 0 : linear.get("centers").get(place).asDouble();
        double scale = place == null ? 1 : linear.get("scales").get(place).asDouble();
        assertThat(node.get("centers").get(i).asDouble()).as(input).isEqualTo(center);
        assertThat(node.get("scales").get(i).asDouble()).as(input).isEqualTo(scale);
        scaled += center != 0 && scale != 1 ? 1 : 0;
      }
    }
    assertThat(scaled).isPositive();
  }

  /**
   * ONNX Runtime reckons in numbers of 32 bits, model.json in 64. Input, weight, product and sum
   * are each rounded by a share of 2^-24 of their size, so what goes wrong grows with the sizes of
   * all numbers that are added up and not with the sum, in which they may cancel out. It is a few
   * times that share, and an error in an input or a weight is a thousand times as much.
   */
  @Test
  void an_onnx_file_gives_the_same_log_odds_as_its_learner_in_model_json() throws Exception {
    List<OnnxLearner.Row> contacts = contactsAsModelsSeeThem();
    SplittableRandom random = new SplittableRandom(17);
    int files = 0;
    double largest = 0;
    for (Path file : list(export.resolve("models"))) {
      if (!file.toString().endsWith(".onnx")) {
        continue;
      }
      files++;
      OnnxLearner learner = new OnnxLearner(file);
      List<OnnxLearner.Row> rows = new ArrayList<>(contacts);
      for (int i = 0; i < DRAWN; i++) {
        rows.add(learner.draw(random));
      }
      double[] byOnnx = learner.byOnnx(rows);
      for (int i = 0; i < byOnnx.length; i++) {
        double rounding = Math.scalb(1 + learner.size(rows.get(i)), -24);
        double byJson = learner.byJson(rows.get(i));
        assertThat(byOnnx[i]).as("%s, row %d", file, i).isCloseTo(byJson, within(8 * rounding));
        largest = Math.max(largest, Math.abs(byOnnx[i] - byJson) / rounding);
      }
    }
    System.out.printf(
        "%d ONNX files over %d contacts and %d drawn rows: at most %.1f roundings apart%n",
        files, contacts.size(), DRAWN, largest);
    assertThat(files).isPositive();
    assertThat(contacts).hasSizeGreaterThan(DRAWN);
  }

  private List<OnnxLearner.Row> contactsAsModelsSeeThem() throws IOException {
    JsonNode manifest = JSON.readTree(Files.readAllBytes(export.resolve("manifest.json")));
    JsonNode columns = manifest.at("/features/columns");
    List<OnnxLearner.Row> contacts = new ArrayList<>();
    for (Map<String, String> row : rows("contacts")) {
      if (!"outbound".equals(row.get("direction"))) {
        continue;
      }
      float[] features = new float[columns.size()];
      for (int i = 0; i < features.length; i++) {
        String cell = row.getOrDefault(columns.get(i).asString(), "");
        features[i] = cell.isEmpty() ? Float.NaN : Float.parseFloat(cell);
      }
      contacts.add(
          new OnnxLearner.Row(
              features,
              row.get("channel"),
              Integer.parseInt(row.get("local_hour")),
              Integer.parseInt(row.get("local_weekday"))));
    }
    return contacts;
  }

  @Test
  void the_notebooks_run_from_top_to_bottom() throws IOException {
    requireNotebooks();
    // A notebook writes beside itself, so it has an export of its own.
    Path own = folder.resolve("own");
    ran("export", "--client", CLIENT, "--out", own.toString());
    Path notebooks = own.resolve("notebooks");
    for (String html : run(notebooks)) {
      assertThat(html).contains("<div class=\"jp-RenderedImage");
    }
    assertThat(
            ran(
                "evaluate",
                "--log",
                notebooks.resolve("decisions-for-evaluate.csv").toString(),
                "--all-policies"))
        .contains("dr");
  }

  @Test
  void the_notebooks_run_for_a_client_with_nothing_and_for_one_that_nobody_pays()
      throws IOException {
    requireNotebooks();
    for (String client : List.of("nothing", "unpaid")) {
      Path records = folder.resolve(client + ".ndjson");
      Files.writeString(
          records, (client.equals("unpaid") ? NEW + UNPAID : NEW).replace("CLIENT", client));
      ran("import", "--client", client, records.toString());
      Path own = folder.resolve(client);
      ran("export", "--client", client, "--out", own.toString());
      assertThat(run(own.resolve("notebooks"))).hasSize(4);
    }
  }

  private static void requireNotebooks() {
    Skipped.unless(
        Python.has(folder, "nbconvert", "ipykernel", "pandas", "matplotlib"),
        "Debian's jupyter-nbconvert, python3-ipykernel, python3-pandas or python3-matplotlib is not"
            + " installed");
  }

  /** Runs all notebooks of a folder; answers their pages. */
  private static List<String> run(Path notebooks) throws IOException {
    Path pages =
        Files.createDirectories(
            Path.of("target", "notebooks", notebooks.getParent().getFileName().toString())
                .toAbsolutePath());
    List<String> htmls = new ArrayList<>();
    for (Path notebook : list(notebooks)) {
      if (!notebook.toString().endsWith(".ipynb")) {
        continue;
      }
      Python.Printed printed =
          Python.run(
              notebooks,
              "-m",
              "nbconvert",
              "--execute",
              "--to",
              "html",
              "--output-dir",
              pages.toString(),
              notebook.toString());
      assertThat(printed.status()).as("%s: %s", notebook, printed.text()).isZero();
      String html =
          Files.readString(
              pages.resolve(notebook.getFileName().toString().replace(".ipynb", ".html")));
      assertThat(html).doesNotContain("Traceback");
      htmls.add(html);
    }
    return htmls;
  }

  private Set<String> files() throws IOException {
    Set<String> files = new TreeSet<>();
    for (Path file : list(export)) {
      files.add(export.relativize(file).toString());
    }
    return files;
  }

  private static List<Path> list(Path top) throws IOException {
    try (Stream<Path> files = Files.walk(top)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private List<String> heading(String table) throws IOException {
    try (BufferedReader reader = reader(export, table)) {
      return List.of(reader.readLine().split(",", -1));
    }
  }

  /** No cell of the made-up client has a comma in it. */
  private List<Map<String, String>> rows(String table) throws IOException {
    return rows(export, table);
  }

  private static List<Map<String, String>> rows(Path export, String table) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    try (BufferedReader reader = reader(export, table)) {
      String[] names = reader.readLine().split(",", -1);
      for (String line : reader.lines().toList()) {
        String[] cells = line.split(",", -1);
        assertThat(cells).hasSameSizeAs(names);
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
          row.put(names[i], cells[i]);
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static BufferedReader reader(Path export, String table) throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(export.resolve("data/" + table + ".csv.gz"))),
            StandardCharsets.UTF_8));
  }

  private String ran(String... command) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertThat(execute(out, err, command))
        .as("%s: %s", String.join(" ", command), err.toString(StandardCharsets.UTF_8))
        .isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  private String failed(String... command) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertThat(execute(new ByteArrayOutputStream(), err, command)).isEqualTo(1);
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
