package org.gelegen.app.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gelegen.app.Gelegen;
import org.gelegen.app.Ran;
import org.gelegen.model.access.Role;
import org.gelegen.model.alerts.Alert;
import org.gelegen.model.links.TrackedLink;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.receipts.SentMessage;
import org.gelegen.model.replies.Reply;
import org.gelegen.model.replies.ReplyInbox;
import org.gelegen.model.replies.WrittenNumber;
import org.gelegen.model.retention.RetentionDay;
import org.gelegen.model.settings.RetentionSettings;
import org.gelegen.scheduler.nightly.DebtorFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Two made-up persons are planted by every path there is and erased, one by the command and one by
 * the API. Afterwards none of what tells them apart is in any column of any table or in any file.
 */
class ErasureCanaryIT {
  private static final Instant NOW = Instant.parse("2025-12-31T09:00:00Z");
  private static final ClientId CLIENT = new ClientId("waterkant");
  private static final String BASE = "/v1/clients/" + CLIENT;
  private static final String RECORDS =
      """
      {"type":"debtor","clientId":"waterkant","debtorId":"d-MARK","at":"2025-02-03T09:00:00+01:00","kind":"consumer","language":"nl","birthYear":1984,"postcode":"9931","channels":{"phone":{"address":"+31697531DIGITS","consent":true},"email":{"address":"MARK@example.org","consent":true},"sms":{"address":"+31697532DIGITS","consent":true},"letter":{"address":"Zonnekruidhof MARK, 9931 AA Delfzijl"}},"needs":["low-literacy"],"payday":25,"attributes":{"nickname":"Quirinus MARK"}}
      {"type":"case","clientId":"waterkant","caseId":"c-MARK","debtorId":"d-MARK","at":"2025-03-01T09:00:00+01:00","dueDate":"2025-02-15","amount":"643.20","stage":"reminder","status":"open","attributes":{"contract":"contract-MARK"}}
      {"type":"case","clientId":"waterkant","caseId":"c-handed-on-DIGITS","debtorId":"d-MARK","at":"2025-03-01T09:00:00+01:00","dueDate":"2025-02-15","amount":"10.00","stage":"reminder","status":"open"}
      {"type":"case","clientId":"waterkant","caseId":"c-handed-on-DIGITS","debtorId":"somebody-else","at":"2025-03-02T09:00:00+01:00","dueDate":"2025-02-15","amount":"10.00","stage":"reminder","status":"open"}
      {"type":"contact","clientId":"waterkant","contactId":"k-MARK","debtorId":"d-MARK","caseId":"c-MARK","channel":"sms","at":"2025-06-02T10:05:00+01:00"}
      {"type":"contact","clientId":"waterkant","contactId":"in-MARK","debtorId":"d-MARK","channel":"phone","direction":"inbound","at":"2025-06-04T10:05:00+01:00"}
      {"type":"hold","clientId":"waterkant","holdId":"h-MARK","debtorId":"d-MARK","at":"2025-06-04T12:00:00+01:00","kind":"dispute","from":"2025-06-04T12:00:00+01:00","until":"2025-06-05T12:00:00+01:00"}
      """;

  /**
   * Where what of a person is before it is erased, and under which name the answer with everything
   * that is held has it; empty: what is there is an answer itself, or of the moment, or nobody's.
   */
  private static final Map<String, String> EVERYWHERE =
      Map.ofEntries(
          Map.entry("record", "records"),
          Map.entry("decision", "decisions"),
          Map.entry("planned_contact", "planned"),
          Map.entry("waiting_outcome", "records"),
          Map.entry("experiment_exposure", "experiments"),
          Map.entry("shadow_score", "shadows"),
          Map.entry("objection", "objections"),
          Map.entry("tracked_link", "links"),
          Map.entry("sent_message", "messages"),
          Map.entry("written_number", "numbers"),
          // A call that a dialer has for an hour, of a planned contact.
          Map.entry("dialer_lease", ""),
          // What was answered to who asked, for seven days.
          Map.entry("kept_answer", ""),
          // What came from a number of which nobody knows whose it is.
          Map.entry("reply", ""));

  @TempDir private Path folder;
  @TempDir private Path elsewhere;

  @Test
  void nothing_that_tells_a_person_is_left_after_an_erasure() throws Exception {
    try (RunningService service = new RunningService(folder, NOW);
        Search search = new Search(folder)) {
      String key = fill(service, search);
      Set<String> one = identifiers(search, "zq7xcli", "753");
      Set<String> other = identifiers(search, "zq7xapi", "864");
      assertThat(search.tables(one)).containsExactlyInAnyOrderElementsOf(EVERYWHERE.keySet());
      assertThat(search.tables(other)).containsExactlyInAnyOrderElementsOf(EVERYWHERE.keySet());

      assertThatAllIsTold(service.asked("GET", BASE + "/debtors/d-zq7xapi/data", key, ""));

      assertThat(
              run("erase", "--client", "waterkant", "d-zq7xcli", "--data-dir", folder.toString()))
          .isZero();
      assertThat(search.found(one)).containsExactly("erased_debtor.debtor_id zq7xcli");
      service.asked("DELETE", BASE + "/debtors/d-zq7xapi", key, "");
      // Only the notices to the other nodes have the ids, and nothing else.
      assertThat(search.found(union(one, other)))
          .containsExactly("erased_debtor.debtor_id zq7xapi", "erased_debtor.debtor_id zq7xcli");
      assertThat(service.send("GET", BASE + "/debtors/d-zq7xapi/data", key, "", Map.of()))
          .extracting(HttpResponse::statusCode)
          .isEqualTo(404);

      afterSevenDays(service);
      Set<String> all = union(one, other);
      assertThat(search.found(all)).isEmpty();
      assertThat(service.house.stores().auditChain().verify(CLIENT).firstBroken()).isNull();
      System.out.printf("erasure canary: %d identifiers, %s: 0 hits%n", all.size(), search);
    }
  }

  private static void assertThatAllIsTold(JsonNode told) {
    EVERYWHERE.forEach(
        (table, field) -> {
          if (!field.isEmpty()) {
            assertThat(told.path(field).size()).as("%s of %s", field, table).isPositive();
          }
        });
    assertThat(told.propertyNames())
        .as("everything that is told is looked for")
        .allMatch(name -> name.equals("debtorId") || EVERYWHERE.containsValue(name));
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> both = new TreeSet<>(one);
    both.addAll(other);
    return both;
  }

  /** Nights, trainings and retention go on; the persons must not come back. */
  private static void afterSevenDays(RunningService service) {
    Instant later = NOW.plus(Duration.ofDays(8));
    LocalDate date = LocalDate.parse("2026-01-08");
    train(service, later);
    service.house.nightly(DebtorFilter.ALL).run(CLIENT, date, later);
    RetentionDay day =
        new RetentionDay(CLIENT, date, Instant.parse("2026-01-07T23:00:00Z"), later, "test");
    assertThat(service.house.retention().apply(day, RetentionSettings.defaults(), () -> true))
        .isPresent();
  }

  private static void train(RunningService service, Instant at) {
    service
        .house
        .analysts()
        .trainer()
        .train(CLIENT, service.house.stores().settings().current(CLIENT), at, _ -> {});
  }

  private int run(String... command) {
    return Gelegen.commandLine(Ran.surroundings(NOW)).execute(command);
  }

  /** A portfolio in which both persons are, by every path; answers an operator's key. */
  private String fill(RunningService service, Search search) throws IOException, SQLException {
    Path records = elsewhere.resolve("background.ndjson");
    assertThat(
            run(
                "simulate",
                "--profile",
                "waterkant",
                "--debtors",
                "250",
                "--out",
                records.toString()))
        .isZero();
    service.load(Files.readString(records));
    Files.delete(records);
    String key = service.house.createKey(CLIENT, Role.OPERATOR);
    for (String[] person : new String[][] {{"zq7xcli", "753"}, {"zq7xapi", "864"}}) {
      service.load(RECORDS.replace("MARK", person[0]).replace("DIGITS", person[1]));
      ask(
          service,
          key,
          "/outcomes",
          "{\"type\":\"outcome\",\"clientId\":\"waterkant\",\"contactId\":\"k-%s\",\"at\":\"2025-06-02T19:12:00+01:00\",\"result\":\"promise\"}"
              .formatted(person[0]));
      ask(
          service,
          key,
          "/payments",
          "{\"type\":\"payment\",\"clientId\":\"waterkant\",\"paymentId\":\"p-%1$s\",\"debtorId\":\"d-%1$s\",\"caseId\":\"c-%1$s\",\"at\":\"2025-06-03T07:41:00+01:00\",\"amount\":\"1.20\"}"
              .formatted(person[0]));
    }
    train(service, NOW);
    train(service, NOW);
    service.asked("PUT", BASE + "/models/champion", key, "{\"version\":\"waterkant-1\"}");
    assertThat(
            run(
                "promote",
                "--client",
                "waterkant",
                "2",
                "--shadow",
                "--data-dir",
                folder.toString()))
        .isZero();
    service.asked(
        "PUT",
        BASE + "/settings",
        key,
        "{\"experiments\":{\"list\":[{\"id\":\"e\",\"from\":\"2025-12-01T00:00:00Z\",\"arms\":["
            + "{\"name\":\"a\",\"policy\":\"model\",\"share\":0.5},"
            + "{\"name\":\"b\",\"policy\":\"model:1\",\"share\":0.5}]}]}}");
    decide(service, search, key);
    return key;
  }

  private static void decide(RunningService service, Search search, String key)
      throws SQLException {
    String both = "{\"debtorIds\":[\"d-zq7xcli\",\"d-zq7xapi\",\"d-nobody\"],\"explain\":true}";
    ask(service, key, "/recommendations", both);
    String inline =
        RECORDS
            .lines()
            .findFirst()
            .orElseThrow()
            .replace("MARK", "zq7xcli")
            .replace("DIGITS", "753");
    ask(
        service,
        key,
        "/scores",
        "{\"debtors\":[{\"debtor\":%s}]}"
            .formatted(inline.replace("\"type\":\"debtor\",\"clientId\":\"waterkant\",", "")));
    service.send(
        "POST",
        BASE + "/records",
        key,
        inline.replace("consumer", "zq7xcli"),
        Map.of("Content-Type", "application/x-ndjson"));
    for (int dialer = 0; dialer < 3; dialer++) {
      ask(
          service,
          key,
          "/dialer/next",
          "{\"dialerId\":\"floor-%d\",\"limit\":100,\"leaseSeconds\":3600}".formatted(dialer));
    }
    ask(service, key, "/campaigns", "{\"date\":\"2026-01-01\"}");
    ask(service, key, "/trainings", "{}");
    assertThat(search.texts("select debtor_id from gelegen.dialer_lease"))
        .contains("d-zq7xcli", "d-zq7xapi");
    service.house.nightly(DebtorFilter.ALL).run(CLIENT, LocalDate.parse("2026-01-02"), NOW);
    service
        .house
        .stores()
        .alerts()
        .raise(
            CLIENT,
            new Alert("drift", "waterkant-1", LocalDate.parse("2025-12-31"), NOW, "made up", null));
    for (String person : List.of("zq7xcli", "zq7xapi")) {
      Set<String> unsent =
          search.texts(
              "select contact_id from gelegen.planned_contact where debtor_id = 'd-%s'"
                      .formatted(person)
                  + " and campaign_id is not null");
      assertThat(unsent).as("planned of %s", person).isNotEmpty();
      // Of a contact that nobody recorded: it waits.
      ask(
          service,
          key,
          "/outcomes",
          "{\"type\":\"outcome\",\"clientId\":\"waterkant\",\"contactId\":\"%s\",\"at\":\"2025-12-31T09:00:00Z\",\"result\":\"delivered\"}"
              .formatted(unsent.iterator().next()));
      service
          .house
          .stores()
          .trackedLinks()
          .keep(
              List.of(
                  new TrackedLink(
                      CLIENT,
                      "token-" + person,
                      new ContactId(unsent.iterator().next()),
                      new DebtorId("d-" + person),
                      "c-" + person,
                      NOW)));
      leaveTraces(service, person, new ContactId(unsent.iterator().next()));
      service.asked("GET", BASE + "/debtors/d-" + person + "/data", key, "");
      service.asked("GET", BASE + "/debtors/d-" + person + "/timeline", key, "");
      service.asked("GET", BASE + "/cases/c-" + person + "/hand-over?to=bailiff", key, "");
      ask(
          service,
          key,
          "/debtors/d-" + person + "/objection",
          "{\"why\":\"Quirinus " + person + " wrote so\"}");
    }
  }

  /** As gateways do. */
  private static void leaveTraces(RunningService service, String person, ContactId contact) {
    DebtorId debtor = new DebtorId("d-" + person);
    String number = "31697532" + (person.equals("zq7xcli") ? "753" : "864");
    service
        .house
        .stores()
        .sentMessages()
        .keep(new SentMessage(CLIENT, "smpp", "message-" + person, contact, debtor, NOW));
    service
        .house
        .stores()
        .writtenNumbers()
        .keep(new WrittenNumber(CLIENT, "smpp", number, contact, debtor, NOW));
    ReplyInbox inbox = service.house.stores().replyInbox();
    inbox.keep(new Reply("smpp", Channel.SMS, List.of(number), List.of(), true, null), NOW, NOW);
    inbox
        .claim(NOW, Duration.ofMinutes(1), 9)
        .forEach(kept -> inbox.findNobody(kept.replyId(), NOW.plus(Duration.ofDays(99))));
  }

  /** Sends a request under a key of its own, so that its answer is kept where answers are. */
  private static void ask(RunningService service, String key, String path, String body) {
    HttpResponse<String> response =
        service.send(
            "POST",
            BASE + path,
            key,
            body,
            Map.of("Content-Type", "application/json", "Idempotency-Key", path + body.hashCode()));
    assertThat(response.statusCode()).as("%s: %s", path, response.body()).isBetween(200, 299);
  }

  /** What tells a person, by itself or by a row that was made for it. */
  private static Set<String> identifiers(Search search, String mark, String digits)
      throws SQLException {
    Set<String> identifiers =
        new TreeSet<>(Set.of(mark, "+31697531" + digits, "31697532" + digits));
    for (String made :
        List.of(
            "contact_id from gelegen.planned_contact",
            "decision_id from gelegen.decision",
            "lease_id from gelegen.dialer_lease")) {
      identifiers.addAll(search.texts("select %s where debtor_id = 'd-%s'".formatted(made, mark)));
    }
    assertThat(identifiers).hasSizeGreaterThan(5);
    return identifiers;
  }
}
