package org.gelegen.app.walls;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gelegen.app.walls.ForeignCases.Case;
import org.gelegen.model.access.Role;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.scheduler.nightly.DebtorFilter;
import org.gelegen.scoring.http.Endpoint;
import org.gelegen.scoring.http.Media;
import org.gelegen.scoring.http.Method;
import org.gelegen.scoring.http.RequestBody;
import org.gelegen.trainer.PriorModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Every endpoint with every role and the ids of another client's, over PostgreSQL.
 *
 * <p>Two clients hold the same debtor, case, contact, payment and campaign ids with other content,
 * and each holds some that the other does not. What is another client's must be answered like what
 * nobody has, byte for byte.
 */
class ClientWallsIT {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
  private static final ClientId OWN = new ClientId("noorderlicht");
  private static final ClientId OTHER = new ClientId("zuiderzon");
  private static final String RECORDS =
      """
      {"type":"client","clientId":"CLIENT","at":"2025-01-01T00:00:00+01:00","name":"MARK Energie","timeZone":"Europe/Amsterdam","country":"NL","currency":"EUR","party":"first"}
      {"type":"debtor","clientId":"CLIENT","debtorId":"d-17","at":"2025-02-03T09:00:00+01:00","kind":"consumer","birthYear":19DIGITS,"channels":{"phone":{"address":"+3161111DIGITS"},"email":{"address":"MARK@example.org","consent":true},"sms":{"address":"+3162222DIGITS","consent":true}},"attributes":{"tariff":"MARK"}}
      {"type":"case","clientId":"CLIENT","caseId":"c-9","debtorId":"d-17","at":"2025-03-01T09:00:00+01:00","dueDate":"2025-02-15","amount":"43DIGITS.20","stage":"reminder","status":"open"}
      {"type":"contact","clientId":"CLIENT","contactId":"k-1","debtorId":"d-17","caseId":"c-9","channel":"sms","at":"2025-03-02T10:05:00+01:00","template":"MARK"}
      {"type":"outcome","clientId":"CLIENT","contactId":"k-1","at":"2025-03-02T19:12:00+01:00","result":"read"}
      {"type":"payment","clientId":"CLIENT","paymentId":"p-1","debtorId":"d-17","caseId":"c-9","at":"2025-03-03T07:41:00+01:00","amount":"1DIGITS.20"}
      {"type":"debtor","clientId":"CLIENT","debtorId":"d-MARK","at":"2025-02-03T09:00:00+01:00","kind":"consumer","channels":{"phone":{"address":"+3163333DIGITS"}}}
      {"type":"case","clientId":"CLIENT","caseId":"c-MARK","debtorId":"d-MARK","at":"2025-03-01T09:00:00+01:00","amount":"53DIGITS.20","stage":"reminder","status":"open"}
      {"type":"contact","clientId":"CLIENT","contactId":"k-MARK","debtorId":"d-MARK","channel":"phone","at":"2025-03-02T10:05:00+01:00"}
      {"type":"payment","clientId":"CLIENT","paymentId":"p-MARK","debtorId":"d-MARK","at":"2025-03-03T07:41:00+01:00","amount":"2DIGITS.20"}
      {"type":"hold","clientId":"CLIENT","holdId":"h-MARK","debtorId":"d-MARK","at":"2025-03-04T07:41:00+01:00","kind":"dispute","from":"2025-03-04T07:41:00+01:00","until":"2025-03-05T07:41:00+01:00"}
      """;

  /** So that the only difference between two answers is what was asked about. */
  private static final String WITHOUT_CHANCE = "{\"explorationShare\":0}";

  private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z]+)}");

  @TempDir private static Path folder;

  private final Map<Role, String> keys = new EnumMap<>(Role.class);

  @Test
  void nothing_of_another_client_is_found_shown_counted_or_changed() throws Exception {
    try (RunningService service = new RunningService(folder, NOW)) {
      List<Endpoint> endpoints =
          service.server.endpoints().stream().filter(not(Endpoint::isOpen)).toList();
      everyEndpointStatesItsCases(endpoints);

      Things own = fill(service, OWN, "quiet", "55", 2);
      for (Role role : Role.values()) {
        keys.put(role, service.house.createKey(OWN, role));
      }
      Map<String, String> alone = shown(service, endpoints, own);
      Things others = fill(service, OTHER, "loud", "77", 3);
      assertThat(shown(service, endpoints, own)).isEqualTo(alone);

      Map<String, List<String>> before = rows(service, OTHER);
      Tally tally = new Tally();
      foreignIds(service, endpoints, own, others, tally);
      ownIds(service, endpoints, own, others, tally);
      assertThat(rows(service, OTHER)).isEqualTo(before);

      whereTheyBelongTheyAreFound(service, endpoints, others);
      System.out.printf(
          "client walls: %d endpoints, %d roles, %d requests: 0 found, 0 shown, 0 changed%n",
          endpoints.size(), Role.values().length, tally.requests);
    }
  }

  /** What a client has, by the kind of id, and what only its answers may show. */
  private record Things(Map<String, String> ids, Map<String, String> more, List<String> marks) {}

  private static final class Tally {
    private int requests;
  }

  private static void everyEndpointStatesItsCases(List<Endpoint> endpoints) {
    assertThat(ForeignCases.ALL.keySet())
        .as("what is asked of each endpoint with another client's ids")
        .isEqualTo(endpoints.stream().map(ClientWallsIT::name).collect(Collectors.toSet()));
    for (Endpoint endpoint : endpoints) {
      for (Case one : cases(endpoint)) {
        if (endpoint.pathParameters().size() > 1) {
          assertThat(one.status()).as(endpoint.toString()).isEqualTo(404);
        }
      }
      RequestBody body = endpoint.body();
      if (body != null) {
        String all = cases(endpoint).toString();
        Matcher named =
            Pattern.compile("\"([a-z]+(Id|Ids)|version|from)\"").matcher(body.example());
        while (named.find()) {
          assertThat(all).as("%s with another client's", endpoint).contains(named.group());
        }
      }
    }
  }

  private static String name(Endpoint endpoint) {
    return endpoint.method() + " " + endpoint.path().substring(Endpoint.CLIENT.length());
  }

  private static List<Case> cases(Endpoint endpoint) {
    return ForeignCases.ALL.getOrDefault(name(endpoint), List.of());
  }

  /** A client with something of every kind. */
  private static Things fill(
      RunningService service, ClientId client, String mark, String digits, int versions) {
    service.load(
        RECORDS.replace("CLIENT", client.value()).replace("MARK", mark).replace("DIGITS", digits));
    String key = service.house.createKey(client, Role.OPERATOR);
    String base = "/v1/clients/" + client;
    service.asked("PUT", base + "/settings", key, WITHOUT_CHANCE);
    for (int number = 1; number <= versions; number++) {
      service.register(client, PriorModels.segmentTable());
      service.asked(
          "PUT",
          base + "/models/champion",
          key,
          "{\"version\":\"%s-%d\"}".formatted(client, number));
    }
    // Before the nights, which have other plans with everybody.
    JsonNode calls =
        service.asked(
            "POST",
            base + "/dialer/next",
            key,
            "{\"dialerId\":\"floor-%s\",\"limit\":1,\"leaseSeconds\":3600}".formatted(mark));
    for (int day = 1; day < versions; day++) {
      assertThat(
              service
                  .house
                  .nightly(DebtorFilter.ALL)
                  .run(client, TODAY.plusDays(day), NOW)
                  .toString())
          .contains("Planned");
    }
    JsonNode training =
        service.asked("POST", base + "/trainings", key, "{\"asOf\":\"2026-11-19T08:00:00Z\"}");
    JsonNode campaign =
        service.asked("POST", base + "/campaigns", key, "{\"date\":\"2026-11-27\"}");
    JsonNode stop =
        service.asked(
            "POST",
            base + "/stops",
            key,
            "{\"channel\":\"ivr\",\"why\":\"of %s\"}".formatted(mark));
    JsonNode decisions =
        service.asked(
            "POST",
            base + "/recommendations",
            key,
            "{\"debtorIds\":[\"d-17\",\"d-%s\"]}".formatted(mark));
    Map<String, String> ids = new HashMap<>();
    ids.put("clientId", client.value());
    for (String kind : List.of("debtor", "case", "contact", "payment", "hold")) {
      ids.put(kind + "Id", kind.charAt(0) + "-" + mark);
    }
    ids.put("contactId", "k-" + mark);
    ids.put("dialerId", "floor-" + mark);
    ids.put("number", Integer.toString(versions));
    ids.put("version", client + "-" + versions);
    ids.put("campaignId", TODAY.plusDays(versions - 1L).toString());
    ids.put("trainingId", training.get("trainingId").asString());
    ids.put("decisionId", decisions.at("/recommendations/0/decisionId").asString());
    ids.put("leaseId", calls.at("/calls/0/leaseId").asString());
    ids.put("stopId", stop.get("stopId").asString());
    ids.put("job", "job-of-" + mark);
    ids.put("plannedId", calls.at("/calls/0/contactId").asString());
    Map<String, String> more = new HashMap<>(ids);
    more.put("campaignId", campaign.get("id").asString());
    more.put("decisionId", decisions.at("/recommendations/1/decisionId").asString());
    // The number that only this client has, under the name of the other.
    more.put("version", OWN + "-" + versions);
    List<String> marks = new ArrayList<>(List.of(client.value(), mark));
    for (String kind : List.of("trainingId", "decisionId", "leaseId", "stopId")) {
      assertThat(ids.get(kind)).as(kind).isNotBlank();
      marks.add(ids.get(kind));
    }
    marks.add(more.get("campaignId"));
    marks.add(more.get("decisionId"));
    marks.add(calls.at("/calls/0/contactId").asString());
    for (String number : List.of("+3161111", "+3162222", "+3163333", "43", "53")) {
      marks.add(number + digits);
    }
    return new Things(ids, more, marks);
  }

  /** Well-formed ids that nobody has. */
  private static Map<String, String> nobodys(String tail) {
    Map<String, String> ids = new HashMap<>();
    for (String kind :
        List.of("client", "debtor", "case", "contact", "payment", "hold", "dialer")) {
      ids.put(kind + "Id", kind + "-" + tail);
    }
    ids.put("number", "9");
    ids.put("version", tail.equals("nobody") ? "nobody-3" : OWN + "-9");
    ids.put("campaignId", tail.equals("nobody") ? "2026-12-24" : uuid("3"));
    ids.put("trainingId", uuid("4"));
    ids.put("decisionId", "01KASVCM2R7D7XJ8Z2M8Q4T9YV");
    ids.put("leaseId", "0f4c2a9be17d4f6ea3b85d10c2e7f946");
    ids.put("stopId", uuid("5"));
    ids.put("job", "job-of-nobody");
    ids.put("plannedId", "call-01KASVCM2R7D7XJ8Z2M8Q4T9YV");
    return ids;
  }

  private static String uuid(String digit) {
    return digit.repeat(8) + "-1111-4111-8111-" + digit.repeat(12);
  }

  /** What the client's own questions that change nothing are answered. */
  private Map<String, String> shown(RunningService service, List<Endpoint> endpoints, Things own) {
    Map<String, String> shown = new TreeMap<>();
    for (Endpoint endpoint : endpoints) {
      if (endpoint.method() != Method.GET) {
        continue;
      }
      for (Map<String, String> ids : List.of(own.ids(), own.more(), shared(own))) {
        for (Case one : cases(endpoint)) {
          for (Media media : endpoint.media()) {
            HttpResponse<String> response =
                send(
                    service,
                    endpoint,
                    one.query().replace("{version}", "noorderlicht-2"),
                    one.body(),
                    ids,
                    key(Role.OPERATOR),
                    media.contentType());
            assertThat(response.statusCode())
                .as("%s: %s", endpoint, response.body())
                .isEqualTo(200);
            shown.put(
                endpoint + one.query() + ids + media.contentType(),
                lasting(media, response.body()));
          }
        }
      }
    }
    for (String open : List.of("/openapi.json", "/docs", "/health/live", "/health/ready")) {
      shown.put(open, service.send("GET", open, "", "", Map.of()).body());
    }
    return shown;
  }

  /** What is made anew for each who asks says when, and as a PDF it is never twice the same. */
  private static String lasting(Media media, String body) {
    return media.contentType().equals("application/pdf")
        ? ""
        : body.replaceAll("\"madeAt\":\"[^\"]*\"", "");
  }

  /** The client's own ids where both clients have the same. */
  private static Map<String, String> shared(Things own) {
    Map<String, String> ids = new HashMap<>(own.ids());
    ids.putAll(
        Map.of(
            "debtorId", "d-17",
            "caseId", "c-9",
            "contactId", "k-1",
            "paymentId", "p-1",
            "campaignId", TODAY.plusDays(1).toString()));
    return ids;
  }

  private void foreignIds(
      RunningService service, List<Endpoint> endpoints, Things own, Things others, Tally tally) {
    // Those that name something new last, for then the name is the client's own.
    List<Endpoint> ordered =
        endpoints.stream()
            .sorted(Comparator.comparing(it -> cases(it).stream().anyMatch(Case::names)))
            .toList();
    for (Endpoint endpoint : ordered) {
      for (Case one : cases(endpoint)) {
        for (Role role : Role.values()) {
          differs(service, endpoint, one, role, others.ids(), nobodys("nobody"), others, tally);
          if (!one.names()) {
            differs(service, endpoint, one, role, others.more(), nobodys("nobody2"), others, tally);
          }
        }
      }
      for (Role role : Role.values()) {
        for (Case one : cases(endpoint)) {
          anotherClientsPath(service, endpoint, one, role, others, tally);
        }
      }
    }
    assertThat(own.ids()).isNotEmpty();
  }

  /** A difference between what another client has and what nobody has would tell which it is. */
  private void differs(
      RunningService service,
      Endpoint endpoint,
      Case one,
      Role role,
      Map<String, String> foreign,
      Map<String, String> nobodys,
      Things others,
      Tally tally) {
    HttpResponse<String> answer = send(service, endpoint, one, foreign, key(role));
    HttpResponse<String> none = send(service, endpoint, one, nobodys, key(role));
    tally.requests += 2;
    String what = "%s %s as %s".formatted(endpoint, one, role);
    int expected = endpoint.roles().contains(role) ? one.status() : 403;
    assertThat(answer.statusCode()).as("%s: %s", what, answer.body()).isEqualTo(expected);
    assertThat(none.statusCode()).as("%s: %s", what, none.body()).isEqualTo(expected);
    if (!endpoint.path().endsWith("/dialer/next") && !endpoint.path().endsWith("/trainings")) {
      assertThat(plain(answer, foreign)).as(what).isEqualTo(plain(none, nobodys));
    }
    showsNothing(what, answer, others, foreign);
    showsNothing(what, none, others, nobodys);
  }

  /** The answer without the ids that were sent and those that chance made. */
  private static String plain(HttpResponse<String> response, Map<String, String> sent) {
    String plain = response.body().replaceAll("\"decisionId\":\"[0-9A-Z]{26}\"", "");
    for (Map.Entry<String, String> id : sent.entrySet()) {
      if (id.getValue().length() > 2) {
        plain = plain.replace(id.getValue(), "{" + id.getKey() + "}");
      }
    }
    return plain;
  }

  private void anotherClientsPath(
      RunningService service, Endpoint endpoint, Case one, Role role, Things others, Tally tally) {
    for (String client : List.of(OTHER.value(), "nobody")) {
      HttpResponse<String> answer =
          service.send(
              endpoint.method().name(),
              filled(endpoint.path(), with(others.ids(), "clientId", client))
                  + filled(one.query(), others.ids()),
              key(role),
              filled(one.body(), others.ids()),
              headers(endpoint, "*/*"));
      tally.requests++;
      assertThat(answer.statusCode()).as("%s of %s as %s", endpoint, client, role).isEqualTo(404);
      assertThat(answer.body())
          .contains("the client is not known here; check its id and the client of the key");
      showsNothing(endpoint.toString(), answer, others, Map.of());
    }
  }

  /** Its own things, by ids that the other client has as well where that can be. */
  private void ownIds(
      RunningService service, List<Endpoint> endpoints, Things own, Things others, Tally tally) {
    List<Endpoint> ordered =
        endpoints.stream()
            .sorted(Comparator.comparing(it -> it.method() == Method.DELETE))
            .toList();
    for (Endpoint endpoint : ordered) {
      for (Case one : cases(endpoint)) {
        for (Role role : Role.values()) {
          HttpResponse<String> answer = send(service, endpoint, one, shared(own), key(role));
          tally.requests++;
          String what = "%s %s as %s".formatted(endpoint, one, role);
          if (!endpoint.roles().contains(role)) {
            assertThat(answer.statusCode()).as(what).isEqualTo(403);
          }
          showsNothing(what, answer, others, Map.of());
        }
      }
    }
  }

  private static void showsNothing(
      String what, HttpResponse<String> answer, Things others, Map<String, String> sent) {
    String text = answer.body() + answer.headers().map();
    for (String mark : others.marks()) {
      if (sent.values().stream().noneMatch(id -> id.contains(mark))) {
        assertThat(text.toLowerCase(Locale.ROOT))
            .as(what)
            .doesNotContain(mark.toLowerCase(Locale.ROOT));
      }
    }
  }

  /** So that nothing above was refused for another reason. */
  private static void whereTheyBelongTheyAreFound(
      RunningService service, List<Endpoint> endpoints, Things others) {
    String key = service.house.createKey(OTHER, Role.OPERATOR);
    List<Endpoint> ordered =
        endpoints.stream()
            .sorted(Comparator.comparing(it -> it.method() == Method.DELETE))
            .toList();
    int found = 0;
    for (Endpoint endpoint : ordered) {
      for (Case one : cases(endpoint)) {
        // Jobs belong to nobody: every client has the same ones.
        if (one.status() != 404
            || one.query().contains("noorderlicht")
            || endpoint.path().contains("{job}")) {
          continue;
        }
        HttpResponse<String> answer = send(service, endpoint, one, others.ids(), key, "*/*");
        assertThat(answer.statusCode())
            .as("%s where it belongs: %s", endpoint, answer.body())
            .isEqualTo(isOfPlanned(endpoint) ? 409 : endpoint.status());
        found++;
      }
    }
    assertThat(found).isGreaterThanOrEqualTo(10);
  }

  /** About planned contacts, of which each client here has one in the hands of a dialer. */
  private static boolean isOfPlanned(Endpoint endpoint) {
    return endpoint.path().contains("/contacts/{contactId}/");
  }

  private String key(Role role) {
    return keys.getOrDefault(role, "");
  }

  private static HttpResponse<String> send(
      RunningService service, Endpoint endpoint, Case one, Map<String, String> ids, String key) {
    return send(
        service,
        endpoint,
        one.query(),
        one.body(),
        with(ids, "pathClient", OWN.value()),
        key,
        "*/*");
  }

  private static HttpResponse<String> send(
      RunningService service,
      Endpoint endpoint,
      Case one,
      Map<String, String> ids,
      String key,
      String accept) {
    return send(service, endpoint, one.query(), one.body(), ids, key, accept);
  }

  private static HttpResponse<String> send(
      RunningService service,
      Endpoint endpoint,
      String query,
      String body,
      Map<String, String> ids,
      String key,
      String accept) {
    String client = ids.getOrDefault("pathClient", ids.getOrDefault("clientId", ""));
    if (isOfPlanned(endpoint)) {
      String planned = ids.getOrDefault("plannedId", "");
      return service.send(
          endpoint.method().name(),
          filled(endpoint.path(), with(with(ids, "clientId", client), "contactId", planned)),
          key,
          body,
          headers(endpoint, accept));
    }
    return service.send(
        endpoint.method().name(),
        filled(endpoint.path(), with(ids, "clientId", client)) + filled(query, ids),
        key,
        filled(body, ids),
        headers(endpoint, accept));
  }

  private static Map<String, String> headers(Endpoint endpoint, String accept) {
    RequestBody body = endpoint.body();
    return body == null
        ? Map.of("Accept", accept)
        : Map.of("Accept", accept, "Content-Type", body.contentTypes().getFirst());
  }

  private static Map<String, String> with(Map<String, String> ids, String kind, String id) {
    Map<String, String> changed = new HashMap<>(ids);
    changed.put(kind, id);
    return changed;
  }

  private static String filled(String template, Map<String, String> ids) {
    return PLACE
        .matcher(template)
        .replaceAll(
            place -> {
              String id = ids.get(place.group(1));
              assertThat(id).as(template).isNotNull();
              return Matcher.quoteReplacement(String.valueOf(id));
            });
  }

  /** Every row of a client in every table that has clients, as the service sees them. */
  private static Map<String, List<String>> rows(RunningService service, ClientId client)
      throws SQLException {
    Map<String, List<String>> rows = new TreeMap<>();
    try (Connection connection = service.house.database().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String table :
          strings(
              statement,
              """
              select table_name from information_schema.columns
              where table_schema = 'gelegen' and column_name = 'client_id'
              """)) {
        assertThat(strings(statement, "select count(*) from " + table))
            .as("%s without a client", table)
            .containsExactly("0");
        strings(statement, "select set_config('app.client', '" + client + "', true)");
        rows.put(table, strings(statement, "select t::text from " + table + " t order by t::text"));
        strings(statement, "select set_config('app.client', '', true)");
      }
      connection.rollback();
    }
    assertThat(rows.get("record")).hasSizeGreaterThan(5);
    return rows;
  }

  private static List<String> strings(Statement statement, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        values.add(row.getString(1));
      }
    }
    return values;
  }
}
