package org.gelegen.app.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gelegen.app.ApiServer;
import org.gelegen.app.GoodRecords;
import org.gelegen.app.House;
import org.gelegen.app.Ran;
import org.gelegen.app.settings.ServiceSettings;
import org.gelegen.app.settings.SettingsSources;
import org.gelegen.model.access.Role;
import org.gelegen.model.portfolio.ClientId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the shipped dashboard and alert rules ask for is told by a service that was used once. */
class MonitoringIT {
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final Pattern NAME = Pattern.compile("\\b(?:gelegen|jvm|process)_[a-z_]+");
  private static final Pattern FOREIGN = Pattern.compile("\\b(?:jvm|process|system)_[a-z_]+");
  private static final String OURS = "and on (job, instance) gelegen_stops";
  private static final Path SHIPPED = Path.of("../docs/monitoring");

  @TempDir private static Path folder;

  @Test
  void every_metric_that_is_watched_is_there() throws Exception {
    Set<String> watched = new TreeSet<>();
    for (String file : List.of("grafana.json", "alerts.yaml")) {
      Set<String> names = names(Files.readString(SHIPPED.resolve(file)));
      assertThat(names).as(file).hasSizeGreaterThan(5);
      watched.addAll(names);
    }
    assertThat(names(scraped())).containsAll(watched);
  }

  /** Other programs have these as well, and are none of our nodes. */
  @Test
  void what_every_java_program_tells_is_watched_of_our_nodes_only() throws IOException {
    for (String file : List.of("grafana.json", "alerts.yaml")) {
      List<String> foreign =
          Files.readAllLines(SHIPPED.resolve(file)).stream()
              .filter(line -> line.contains("expr"))
              .filter(line -> FOREIGN.matcher(line).find())
              .toList();
      assertThat(foreign).as(file).isNotEmpty().allMatch(line -> line.contains(OURS));
    }
  }

  @Test
  void what_to_do_is_told_of_every_alert_and_none_is_silenced_by_another_program()
      throws IOException {
    String rules = Files.readString(SHIPPED.resolve("alerts.yaml"));
    String operations = Files.readString(SHIPPED.resolve("../operations.md"));
    Set<String> asked = names(words(rules, "expr: absent\\((\\w+)"));
    assertThat(asked).isNotEmpty().allMatch(name -> name.startsWith("gelegen_"));
    for (String alert : List.of("GelegenDown", "GelegenSlow", "GelegenHeapFull")) {
      assertThat(rules).contains("alert: " + alert);
      assertThat(operations).contains("(`" + alert + "`)");
    }
  }

  private static String words(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.joining(" "));
  }

  private static Set<String> names(String text) {
    return NAME.matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String scraped() throws Exception {
    ServiceSettings settings =
        new SettingsSources().flag("data.dir", folder).flag("http.port", 0).build();
    try (House house =
            House.open(settings, Ran.surroundings(Instant.parse("2026-11-23T09:00:00Z")));
        ApiServer server = ApiServer.start(house, settings.http());
        HttpClient http = HttpClient.newHttpClient()) {
      GoodRecords.load(
          house,
          """
          {"type":"client","clientId":"noorderlicht","at":"2025-01-01T00:00:00+01:00","name":"Noorderlicht","timeZone":"Europe/Amsterdam","country":"NL","currency":"EUR"}
          {"type":"debtor","clientId":"noorderlicht","debtorId":"d-17","at":"2025-02-03T09:00:00+01:00","kind":"consumer","channels":{"phone":{"address":"+31201234567"}}}
          {"type":"case","clientId":"noorderlicht","caseId":"c-9","debtorId":"d-17","at":"2025-03-01T09:00:00+01:00","amount":"100.00","stage":"reminder","status":"open"}
          """);
      String base = server.uri() + "/v1/clients/noorderlicht";
      String key = house.createKey(CLIENT, Role.DIALER);
      assertThat(post(http, base + "/recommendations", key, "{\"debtorIds\":[\"d-17\"]}"))
          .isEqualTo(200);
      return http.send(
              HttpRequest.newBuilder(URI.create(server.uri() + "/metrics")).build(),
              BodyHandlers.ofString())
          .body();
    }
  }

  private static int post(HttpClient http, String path, String key, String body)
      throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(URI.create(path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString())
        .statusCode();
  }
}
