package org.gelegen.app.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.gelegen.app.Gelegen;
import org.gelegen.app.Ran;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.notebooks.ExportOrder;
import org.gelegen.notebooks.ExportOrder.Disclosure;
import org.gelegen.notebooks.ExportResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Forty made-up persons are planted and a model is trained; afterwards most of them are erased.
 * Nothing that tells one of them is in any file of an export, unpacked, nor what fewer than twenty
 * of them still share.
 */
class ExportCanaryIT {
  private static final Instant NOW = Instant.parse("2025-12-31T09:00:00Z");
  private static final ClientId CLIENT = new ClientId("waterkant");
  private static final int PERSONS = 40;
  private static final int ERASED = 25;
  private static final String PERSON =
      """
      {"type":"debtor","clientId":"waterkant","debtorId":"d-MARK","at":"2025-02-03T09:00:00+01:00","kind":"consumer","language":"nl","birthYear":1984,"postcode":"9931","channels":{"phone":{"address":"+31697531NN","consent":true},"email":{"address":"MARK@example.org","consent":true},"letter":{"address":"Zonnekruidhof MARK, 9931 AA Delfzijl"}},"attributes":{"nickname":"Quirinus MARK","customerNo":CUSTOMER,"club":"zonnekruid"}}
      {"type":"case","clientId":"waterkant","caseId":"c-MARK","debtorId":"d-MARK","at":"2025-03-01T09:00:00+01:00","dueDate":"2025-02-15","amount":"643.20","stage":"reminder","status":"open","attributes":{"contract":"contract-MARK","paymentReference":"ref-MARK"}}
      {"type":"contact","clientId":"waterkant","contactId":"k-MARK","debtorId":"d-MARK","caseId":"c-MARK","channel":"email","at":"2025-06-02T10:05:00+01:00","template":"text-MARK"}
      {"type":"outcome","clientId":"waterkant","contactId":"k-MARK","at":"2025-06-02T19:12:00+01:00","result":"promise"}
      {"type":"payment","clientId":"waterkant","paymentId":"p-MARK","debtorId":"d-MARK","caseId":"c-MARK","at":"2025-06-03T07:41:00+01:00","amount":"1.20"}
      """;

  /** What is in everything that tells a person but the number: ids, names, addresses, texts. */
  private static final Set<String> TELLING =
      Set.of("zq7x", "Quirinus", "Zonnekruidhof", "Delfzijl", "+31697531");

  @TempDir private Path folder;
  @TempDir private Path elsewhere;

  @Test
  void nothing_in_an_export_tells_a_person() throws Exception {
    try (RunningService service = new RunningService(folder, NOW)) {
      fill(service);
      service
          .house
          .analysts()
          .trainer()
          .train(CLIENT, service.house.stores().settings().current(CLIENT), NOW, _ -> {});
      for (int i = 0; i < ERASED; i++) {
        service.house.erasure().erase(CLIENT, new DebtorId("d-" + mark(i)), NOW, "test");
      }

      ExportResult told = export(service, "pseudonymised", Disclosure.PSEUDONYMISED);
      Path export = elsewhere.resolve("pseudonymised");
      // 15 of the 40 are left, who share a club that no export names any more.
      assertThat(found(export, TELLING)).isEmpty();
      assertThat(found(export, Set.of("zonnekruid"))).isEmpty();
      assertThat(found(export, customerNumbers())).isEmpty();
      assertThat(told.warnings())
          .anyMatch(it -> it.startsWith("debtor.(rare "))
          .anyMatch(it -> it.contains("nearly unique to each debtor"))
          .anyMatch(it -> it.contains("fewer than 20 debtors share"));
      assertThat(Files.readString(export.resolve("models/1/model.json"))).contains("(rare 1)");

      export(service, "numbers", Disclosure.WITH_UNIQUE_NUMBERS);
      Set<String> present = found(elsewhere.resolve("numbers"), customerNumbers());
      assertThat(present)
          .contains(
              "data/contacts.csv.gz " + customer(PERSONS - 1),
              "data/contacts.parquet " + customer(PERSONS - 1));
    }
  }

  private ExportResult export(RunningService service, String name, Disclosure disclosure) {
    return service
        .house
        .analysts()
        .exporter(_ -> {})
        .export(
            new ExportOrder(
                service.house.requireClient(CLIENT.value()),
                elsewhere.resolve(name),
                NOW,
                new ExportOrder.Form(disclosure, false, true, 5)),
            NOW);
  }

  private void fill(RunningService service) throws IOException {
    Path records = elsewhere.resolve("background.ndjson");
    assertThat(
            Gelegen.commandLine(Ran.surroundings(NOW))
                .execute(
                    "simulate",
                    "--profile",
                    "waterkant",
                    "--debtors",
                    "250",
                    "--out",
                    records.toString()))
        .isZero();
    service.load(Files.readString(records));
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < PERSONS; i++) {
      lines.append(
          PERSON
              .replace("MARK", mark(i))
              .replace("NN", number(i))
              .replace("CUSTOMER", customer(i)));
    }
    // Of one who stays: the same again and again.
    String again = PERSON.lines().findFirst().orElseThrow() + "\n";
    for (int day = 10; day < 29; day++) {
      lines.append(
          again
              .replace("MARK", mark(PERSONS - 1))
              .replace("NN", number(PERSONS - 1))
              .replace("CUSTOMER", customer(PERSONS - 1))
              .replace("2025-02-03", "2025-02-" + day));
    }
    service.load(lines.toString());
  }

  private static Set<String> customerNumbers() {
    Set<String> numbers = new TreeSet<>();
    for (int i = 0; i < PERSONS; i++) {
      numbers.add(customer(i));
    }
    return numbers;
  }

  /** Far apart, so that the mean, which a model centers by, is nobody's. */
  private static String customer(int person) {
    return Integer.toString(9_000_010 + 1_009 * person);
  }

  private static String mark(int person) {
    return "zq7x" + number(person);
  }

  private static String number(int person) {
    return Integer.toString(10 + person);
  }

  /** Each file with what was found in it, packed or unpacked, such as {@code README.md zq7x}. */
  private Set<String> found(Path export, Set<String> texts) throws IOException, SQLException {
    Set<String> found = new TreeSet<>();
    for (Path file : files(export)) {
      String name = export.relativize(file).toString();
      for (String content : contents(file)) {
        texts.stream()
            .filter(text -> contains(content, text))
            .forEach(text -> found.add(name + " " + text));
      }
      texts.stream().filter(name::contains).forEach(text -> found.add(name + " " + text));
    }
    return found;
  }

  /** A number counts where it is one, and not as digits within a pseudonym or after a point. */
  private static boolean contains(String content, String text) {
    return content.contains(text)
        && (!text.matches("[0-9]+")
            || Pattern.compile("(?<![0-9A-Za-z.])" + text + "(?![0-9A-Za-z])")
                .matcher(content)
                .find());
  }

  private static List<Path> files(Path top) throws IOException {
    try (Stream<Path> files = Files.walk(top)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private List<String> contents(Path file) throws IOException, SQLException {
    byte[] bytes = Files.readAllBytes(file);
    String asIs = new String(bytes, StandardCharsets.ISO_8859_1);
    if (file.toString().endsWith(".gz")) {
      try (InputStream packed = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        return List.of(new String(packed.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return file.toString().endsWith(".parquet") ? List.of(asIs, unpacked(file)) : List.of(asIs);
  }

  private String unpacked(Path parquet) throws IOException, SQLException {
    Path plain = elsewhere.resolve("unpacked.csv");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "copy (from read_parquet('%s')) to '%s' (format csv, header)".formatted(parquet, plain));
    }
    return Files.readString(plain);
  }
}
