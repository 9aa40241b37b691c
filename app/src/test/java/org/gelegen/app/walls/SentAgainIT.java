package org.gelegen.app.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.gelegen.model.access.Role;
import org.gelegen.model.answers.KeptAnswer;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.storage.PostgresAuditLog;
import org.gelegen.trainer.PriorModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests with an Idempotency-Key, each sent by two of 64 clients at once to two processes of
 * which one is killed again and again, while connections to the database are cut. {@code
 * -Dgelegen.keys=10000 -Dgelegen.kills=60} for the whole figure.
 */
class SentAgainIT {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final String BASE = "/v1/clients/noorderlicht";
  private static final int CLIENTS = 64;
  private static final int KEYS = Integer.getInteger("gelegen.keys", 1_000);
  private static final int KILLS = Integer.getInteger("gelegen.kills", 6);
  private static final long SEED = Long.getLong("gelegen.seed", 20_261_123);

  /** Of one request, the time that it takes a killed process to come back included. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir private static Path folder;

  private final Map<String, KeptAnswer> answers = new ConcurrentHashMap<>();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger broken = new AtomicInteger();
  private final AtomicInteger cut = new AtomicInteger();
  private final AtomicBoolean working = new AtomicBoolean(true);
  private final Random random = new Random(SEED);
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private volatile URI killable = URI.create("http://127.0.0.1:1");
  private String key = "";

  /** A request, and one with another payload under the same key. */
  private record Op(String key, String path, String body, String otherPath, String otherBody) {}

  @Test
  void of_two_that_send_the_same_at_once_and_of_whatever_is_killed_nothing_is_done_twice()
      throws Exception {
    try (RunningService service = new RunningService(folder, NOW)) {
      key = service.house.createKey(CLIENT, Role.OPERATOR);
      portfolio(service);
      List<Op> ops = new ArrayList<>();
      ops.addAll(trainings(KEYS * 4 / 10));
      ops.addAll(campaigns(KEYS * 2 / 10));
      ops.addAll(nextCalls(KEYS * 2 / 10));
      ops.addAll(releases(service, KEYS / 10));
      ops.addAll(rollBacks(service, KEYS / 10));

      sendAllTwice(service, ops);
      assertThat(wrong).isEmpty();
      assertThat(answers).hasSameSizeAs(ops);
      assertThat(inFlight.get()).as("requests told that the same is in flight").isPositive();
      assertThat(broken.get()).as("requests that broke off").isPositive();
      effectsAreThoseOfTheAnswers(service, ops);

      for (Op op : ops) {
        assertThat(send(service.server.uri(), op.key(), op.path(), op.body()))
            .isEqualTo(answers.get(op.key()));
        KeptAnswer other = send(service.server.uri(), op.key(), op.otherPath(), op.otherBody());
        assertThat(other.status()).as(text(other)).isEqualTo(422);
      }
      effectsAreThoseOfTheAnswers(service, ops);
      System.out.printf(
          "idempotency keys: %d keys, %d clients, seed %d, %d kills, %d connections cut, %d"
              + " requests of which %d broke off and %d met the same in flight: 0 done twice, 0"
              + " lost, %d replays identical, %d other payloads refused%n",
          ops.size(),
          CLIENTS,
          SEED,
          KILLS,
          cut.get(),
          requests.get(),
          broken.get(),
          inFlight.get(),
          ops.size(),
          ops.size());
    }
  }

  private static void portfolio(RunningService service) {
    StringBuilder lines = new StringBuilder();
    lines.append(
        """
        {"type":"client","clientId":"noorderlicht","at":"2025-01-01T00:00:00+01:00","name":"Noorderlicht Energie","timeZone":"Europe/Amsterdam","country":"NL","currency":"EUR","party":"first"}
        """);
    for (int i = 0; i < KEYS; i++) {
      lines.append(
          """
          {"type":"debtor","clientId":"noorderlicht","debtorId":"d-%1$d","at":"2025-02-03T09:00:00+01:00","kind":"consumer","channels":{"phone":{"address":"+316%2$08d"}}}
          {"type":"case","clientId":"noorderlicht","caseId":"c-%1$d","debtorId":"d-%1$d","at":"2025-03-01T09:00:00+01:00","amount":"%3$d.20","stage":"reminder","status":"open"}
          """
              .formatted(i, i, 300 + i));
    }
    service.load(lines.toString());
  }

  private static List<Op> trainings(int count) {
    List<Op> ops = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String body = "{\"asOf\":\"%s\"}";
      ops.add(
          op(
              "training-" + i,
              "/trainings",
              body.formatted(NOW.minusSeconds(60L * i)),
              body.formatted(NOW.minusSeconds(60L * i + 7))));
    }
    return ops;
  }

  private static List<Op> campaigns(int count) {
    List<Op> ops = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      LocalDate date = LocalDate.parse("2026-11-24").plusDays(i % 300);
      String body = "{\"date\":\"%s\",\"dryRun\":%b}";
      ops.add(
          op(
              "campaign-" + i,
              "/campaigns",
              body.formatted(date, true),
              body.formatted(date, false)));
    }
    // What cannot be done is answered the same again as well.
    String past = "{\"date\":\"2026-11-%02d\"}";
    ops.add(op("campaign-past", "/campaigns", past.formatted(1), past.formatted(2)));
    return ops;
  }

  private static List<Op> nextCalls(int count) {
    List<Op> ops = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String body = "{\"dialerId\":\"floor-%d\",\"limit\":2,\"leaseSeconds\":%d}";
      ops.add(op("next-" + i, "/dialer/next", body.formatted(i, 3600), body.formatted(i, 60)));
    }
    return ops;
  }

  private List<Op> releases(RunningService service, int count) {
    List<Op> ops = new ArrayList<>();
    while (ops.size() < count) {
      JsonNode calls =
          service
              .asked(
                  "POST",
                  BASE + "/dialer/next",
                  key,
                  "{\"dialerId\":\"before\",\"limit\":%d,\"leaseSeconds\":3600}"
                      .formatted(Math.min(100, count - ops.size())))
              .get("calls");
      assertThat(calls).isNotEmpty();
      for (JsonNode call : calls) {
        String path = BASE + "/dialer/leases/%s/release";
        String lease = call.get("leaseId").asString();
        ops.add(
            new Op(
                "release-" + lease,
                path.formatted(lease),
                "",
                path.formatted("0f4c2a9be17d4f6ea3b85d10c2e7f946"),
                ""));
      }
    }
    return ops;
  }

  /** More than there are champions to go back to, so that some are refused. */
  private List<Op> rollBacks(RunningService service, int count) {
    for (int number = 1; number <= count - 3; number++) {
      service.register(CLIENT, PriorModels.segmentTable());
      service
          .house
          .stores()
          .registry()
          .promote(CLIENT, number, NOW, "test", "so that there is a way back");
    }
    List<Op> ops = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String body = "{\"why\":\"noon %d%s\"}";
      ops.add(
          op("back-" + i, "/models/champion/back", body.formatted(i, ""), body.formatted(i, "!")));
    }
    return ops;
  }

  private static Op op(String key, String path, String body, String otherBody) {
    return new Op(key, BASE + path, body, BASE + path, otherBody);
  }

  private void sendAllTwice(RunningService service, List<Op> ops) throws Exception {
    List<Op> twice = new ArrayList<>();
    Collections.shuffle(ops, random);
    for (Op op : ops) {
      twice.add(op);
      twice.add(op);
    }
    Queue<Op> left = new ConcurrentLinkedQueue<>(twice);
    Thread cutter = Thread.ofPlatform().start(() -> cut(service));
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
        ExecutorService killer = Executors.newSingleThreadExecutor()) {
      Future<?> kills = killer.submit(this::killAgainAndAgain);
      List<Future<?>> sending = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        int number = i;
        sending.add(
            senders.submit(
                () -> {
                  for (Op op = left.poll(); op != null; op = left.poll()) {
                    sendUntilAnswered(service, op, number);
                  }
                }));
      }
      for (Future<?> one : sending) {
        one.get();
      }
      working.set(false);
      kills.get();
    } finally {
      working.set(false);
      cutter.join();
    }
  }

  private void sendUntilAnswered(RunningService service, Op op, int sender) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    int attempt = sender;
    while (System.nanoTime() < deadline) {
      // Mostly to the one that is killed; the other takes a share of what that one leaves behind.
      URI at = attempt++ % 4 == 0 ? service.server.uri() : killable;
      try {
        KeptAnswer answer = send(at, op.key(), op.path(), op.body());
        if (text(answer).contains("urn:gelegen:problem:in-flight")) {
          inFlight.incrementAndGet();
          Thread.sleep(Duration.ofMillis(5));
        } else if (answer.status() >= 500) {
          broken.incrementAndGet();
          pause();
        } else {
          KeptAnswer before = answers.putIfAbsent(op.key(), answer);
          if (before != null && !before.equals(answer)) {
            wrong.add(op + " was answered " + text(before) + " and then " + text(answer));
          }
          return;
        }
      } catch (IOException e) {
        broken.incrementAndGet();
        pause();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    wrong.add(op + " was never answered");
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofMillis(20));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private KeptAnswer send(URI at, String idempotencyKey, String path, String body)
      throws IOException, InterruptedException {
    requests.incrementAndGet();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at.resolve(path))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + key)
            .header("Idempotency-Key", idempotencyKey)
            .method(
                "POST", body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
    return new KeptAnswer(
        response.statusCode(),
        response.headers().firstValue("Content-Type").orElse(""),
        response
            .headers()
            .firstValue("Location")
            .map(it -> Map.of("Location", it))
            .orElse(Map.of()),
        response.body());
  }

  private static String text(KeptAnswer answer) {
    return answer.status() + " " + new String(answer.content(), StandardCharsets.UTF_8);
  }

  /** Starts the service and kills it while it is at work; once more it is left alone. */
  private void killAgainAndAgain() {
    Random moments = new Random(SEED + 1);
    try {
      for (int kill = 0; kill < KILLS && working.get(); kill++) {
        try (ServiceProcess process = ServiceProcess.start(folder, NOW)) {
          killable = process.uri();
          Thread.sleep(300 + moments.nextInt(1_500));
          process.kill();
        }
      }
      try (ServiceProcess process = ServiceProcess.start(folder, NOW)) {
        killable = process.uri();
        while (working.get()) {
          Thread.sleep(Duration.ofMillis(20));
        }
      }
    } catch (IOException e) {
      wrong.add("the service did not start: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Cuts connections in the middle of a transaction. */
  private void cut(RunningService service) {
    Random moments = new Random(SEED + 2);
    while (working.get()) {
      try (Connection connection = service.house.database().dataSource().getConnection();
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        statement.execute("set local role none");
        try (ResultSet row =
            statement.executeQuery(
                """
                select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid()
                  and application_name = 'gelegen' and xact_start is not null
                order by random() limit 1
                """)) {
          cut.addAndGet(row.next() ? 1 : 0);
        }
        connection.rollback();
        Thread.sleep(Duration.ofMillis(400L + moments.nextInt(1_200)));
      } catch (SQLException e) {
        // It cut itself, or the pool has none left for now.
        pause();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void effectsAreThoseOfTheAnswers(RunningService service, List<Op> ops)
      throws SQLException {
    long trained = count(ops, "training-", 202);
    long planned = count(ops, "campaign-", 202);
    long back = count(ops, "back-", 200);
    assertThat(trained).isEqualTo(KEYS * 4 / 10);
    assertThat(planned).isEqualTo(KEYS * 2 / 10);
    assertThat(back).isEqualTo(KEYS / 10 - 4);
    assertThat(count(ops, "release-", 200)).isEqualTo(KEYS / 10);
    assertThat(values(service, "select count(*) from training"))
        .containsExactly(Long.toString(trained));
    assertThat(audited(service, "training.requested")).isEqualTo(trained);
    assertThat(audited(service, "campaign.dry-run.requested")).isEqualTo(planned);
    assertThat(audited(service, "model.rolled-back")).isEqualTo(back);
    assertThat(values(service, "select count(*) from promotion where back_from is not null"))
        .containsExactly(Long.toString(back));
    assertThat(new PostgresAuditLog(service.house.database()).verify(CLIENT).firstBroken())
        .isNull();

    List<String> told = new ArrayList<>();
    Set<String> debtors = new HashSet<>();
    for (Op op : ops) {
      KeptAnswer answer = answers.get(op.key());
      if (op.key().startsWith("next-") && answer != null) {
        for (JsonNode call : JsonMapper.shared().readTree(answer.content()).get("calls")) {
          told.add(call.get("leaseId").asString());
          assertThat(debtors.add(call.get("debtorId").asString())).isTrue();
        }
      }
    }
    assertThat(told).hasSize(2 * KEYS * 2 / 10);
    assertThat(values(service, "select lease_id from dialer_lease"))
        .as("leases that are held and that somebody was told of")
        .containsExactlyInAnyOrderElementsOf(told);
  }

  private long count(List<Op> ops, String prefix, int status) {
    return ops.stream()
        .filter(op -> op.key().startsWith(prefix))
        .map(op -> answers.get(op.key()))
        .filter(answer -> answer != null && answer.status() == status)
        .count();
  }

  private static long audited(RunningService service, String what) throws SQLException {
    return Long.parseLong(
        values(service, "select count(*) from audit_entry where what = '" + what + "'").getFirst());
  }

  private static List<String> values(RunningService service, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = service.house.database().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select set_config('app.client', '" + CLIENT + "', true)");
      try (ResultSet row = statement.executeQuery(sql)) {
        while (row.next()) {
          values.add(row.getString(1));
        }
      }
      connection.rollback();
    }
    return values;
  }
}
