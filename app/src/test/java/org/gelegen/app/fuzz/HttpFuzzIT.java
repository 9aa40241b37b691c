package org.gelegen.app.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import org.gelegen.app.ApiServer;
import org.gelegen.app.House;
import org.gelegen.app.Ran;
import org.gelegen.app.settings.ServiceSettings;
import org.gelegen.app.settings.SettingsSources;
import org.gelegen.model.access.Role;
import org.gelegen.model.portfolio.ClientId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * No input is answered with a failure, with a trace of the inside, or not at all: requests made by
 * chance of every endpoint of the OpenAPI document, sent as bytes to the service on the embedded
 * database.
 *
 * <p>{@code -Dfuzz.requests=100000} sends more, {@code -Dfuzz.seed=N} the same again, and {@code
 * -Dfuzz.case=N} only one of them.
 */
class HttpFuzzIT {
  private static final int REQUESTS = Integer.getInteger("fuzz.requests", 12_000);
  private static final long SEED = Long.getLong("fuzz.seed", 20_261_126L);
  private static final int THREADS = 6;
  private static final long LONGEST_NANOS = 2_000_000_000L;

  /** So few may be late when they are asked for first, on a machine that does other things. */
  private static final int SLOW_ONE_IN = 1000;

  private static final int MOST_TOLD = 12;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** What may come back where a request need not have reached its endpoint. */
  private static final Set<Integer> REFUSED =
      Set.of(400, 401, 403, 404, 405, 406, 408, 409, 413, 415, 417, 422, 431);

  private static final Pattern INSIDE =
      Pattern.compile(
          "Exception|\\tat |\\.java:|org\\.|java\\.|tools\\.|io\\.|jetty|javalin|jackson|postgres|"
              + "SQLSTATE|jdbi|hikari",
          Pattern.CASE_INSENSITIVE);

  @TempDir private static Path folder;
  private static House house;
  private static ApiServer server;
  private static final Map<Role, String> KEYS = new EnumMap<>(Role.class);
  private static String calmKey;
  private static List<FuzzTarget> targets;

  private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
  private final LongAdder slow = new LongAdder();
  private final Map<Integer, LongAdder> statuses = Collections.synchronizedMap(new TreeMap<>());

  @BeforeAll
  static void start() throws IOException {
    ServiceSettings settings =
        new SettingsSources()
            .flag("data.dir", folder.resolve("data"))
            .flag("http.port", 0)
            .flag("http.requestsPerSecond", 9_999_999)
            .flag("http.dialerRequestsPerSecond", 9_999_999)
            .build();
    house = House.open(settings, Ran.surroundings(Instant.parse("2026-11-23T09:00:00Z")));
    server = ApiServer.start(house, settings.http());
    for (Role role : Role.values()) {
      KEYS.put(role, house.createKey(new ClientId("fuzzed"), role));
    }
    calmKey = house.createKey(new ClientId("calm"), Role.OPERATOR);
    for (String client : List.of("fuzzed", "calm")) {
      String key = client.equals("calm") ? calmKey : KEYS.get(Role.OPERATOR);
      RawExchange taken = plain("POST", "/v1/clients/" + client + "/records", key, records(client));
      assertThat(taken.status()).as(taken.text()).isEqualTo(200);
    }
    // So that the same question has the same answer.
    RawExchange calm =
        plain("PUT", "/v1/clients/calm/settings", calmKey, "{\"explorationShare\":0}");
    assertThat(calm.status()).as(calm.text()).isEqualTo(200);
    List<FuzzTarget> all =
        FuzzTarget.of(JSON.readTree(plain("GET", "/openapi.json", "", "").text()));
    assertThat(all).hasSizeGreaterThan(25);
    // More often those that take more in.
    targets = new ArrayList<>(all);
    for (FuzzTarget target : all) {
      if (!target.contentType().isEmpty()) {
        targets.addAll(Collections.nCopies(3, target));
      }
    }
  }

  private static String records(String client) {
    return """
    {"type":"client","clientId":"%1$s","at":"2025-01-01T00:00:00+01:00","name":"%1$s","timeZone":"Europe/Amsterdam","country":"NL","currency":"EUR","party":"third"}
    {"type":"debtor","clientId":"%1$s","debtorId":"d-17","at":"2025-02-03T09:00:00+01:00","kind":"consumer","channels":{"phone":{"address":"+31201234567"},"email":{"address":"d17@example.org","consent":true}}}
    {"type":"case","clientId":"%1$s","caseId":"c-9","debtorId":"d-17","at":"2025-03-01T09:00:00+01:00","amount":"100.00","stage":"reminder","status":"open"}
    """
        .formatted(client);
  }

  @AfterAll
  static void stop() {
    server.close();
    house.close();
  }

  @Test
  void no_input_makes_the_service_fail_show_its_inside_or_hang() throws Exception {
    System.out.println("fuzz.seed=" + SEED + " fuzz.requests=" + REQUESTS);
    JsonNode before = calmAnswer();
    long calmBefore = calmNanos();

    int only = Integer.getInteger("fuzz.case", -1);
    AtomicLong next = new AtomicLong();
    List<Future<?>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      for (int i = 0; i < THREADS; i++) {
        running.add(
            threads.submit(
                () -> {
                  for (long n = next.getAndIncrement();
                      n < REQUESTS && failures.size() < MOST_TOLD;
                      n = next.getAndIncrement()) {
                    if (only < 0 || only == n) {
                      run(n);
                    }
                  }
                }));
      }
    }
    for (Future<?> thread : running) {
      thread.get();
    }
    System.out.println(
        "answers by status (0: none): " + statuses + "; later than two seconds at first: " + slow);

    assertThat(failures).as("seed %d", SEED).isEmpty();
    assertThat(statuses.values().stream().mapToLong(LongAdder::sum).sum())
        .isEqualTo(only < 0 ? REQUESTS : 1);
    assertThat(slow.sum())
        .as("answers that were late when they were asked for first")
        .isLessThanOrEqualTo(1 + REQUESTS / SLOW_ONE_IN);
    assertThat(calmAnswer()).isEqualTo(before);
    // Generously: the machine has other things to do.
    assertThat(calmNanos()).isLessThan(4 * calmBefore + 50_000_000);
  }

  private void run(long number) {
    SplittableRandom random = new SplittableRandom(SEED * 1_000_003 + number);
    FuzzTarget target = targets.get(random.nextInt(targets.size()));
    FuzzCase request = new FuzzCase(target, namedKeys(), random);
    byte[] bytes = request.bytes();
    try {
      RawExchange answer = RawExchange.of(server.uri().getPort(), bytes);
      if (answer.nanos() > LONGEST_NANOS) {
        slow.increment();
      }
      // Once or twice may be the machine.
      for (int i = 0; i < 3 && answer.nanos() > LONGEST_NANOS; i++) {
        answer = RawExchange.of(server.uri().getPort(), bytes);
      }
      statuses.computeIfAbsent(answer.status(), _ -> new LongAdder()).increment();
      String wrong = wrong(target, request, answer);
      if (!wrong.isEmpty()) {
        failures.add(told(number, target, bytes, answer, wrong));
      }
    } catch (IOException | RuntimeException e) {
      failures.add("case " + number + ": " + target.method() + " " + target.path() + ": " + e);
    }
  }

  private static Map<String, String> namedKeys() {
    Map<String, String> named = new TreeMap<>();
    KEYS.forEach((role, key) -> named.put(role.wireName(), key));
    return named;
  }

  /** Empty: nothing. */
  private static String wrong(FuzzTarget target, FuzzCase request, RawExchange answer) {
    if (answer.status() == 0) {
      return request.mayBeCut() ? "" : "no answer";
    }
    if (answer.status() >= 500) {
      return "a failure";
    }
    if (answer.nanos() > LONGEST_NANOS) {
      return "took " + answer.nanos() / 1_000_000 + " ms, again and again";
    }
    boolean declared = target.statuses().contains(answer.status());
    if (request.isRouted()
        ? !declared
        : answer.status() >= 400 && !REFUSED.contains(answer.status())) {
      return "a status that is not declared";
    }
    if (INSIDE.matcher(answer.head().replace("charset=", "")).find()) {
      return "its head shows the inside";
    }
    return answer.status() < 400 || request.isHead() ? "" : wrongProblem(answer);
  }

  private static String wrongProblem(RawExchange answer) {
    if (!answer.head().contains("Content-Type: application/problem+json")) {
      return "a refusal that is no problem document";
    }
    try {
      JsonNode problem = JSON.readTree(answer.text());
      if (!problem.path("type").asString("").startsWith("urn:gelegen:problem:")
          || problem.path("title").asString("").isBlank()
          || problem.path("detail").asString("").isBlank()
          || problem.path("status").asInt(0) != answer.status()) {
        return "not a whole problem document";
      }
    } catch (JacksonException e) {
      return "a problem document that is no JSON";
    }
    return INSIDE.matcher(answer.text()).find() ? "the problem shows the inside" : "";
  }

  private static String told(
      long number, FuzzTarget target, byte[] bytes, RawExchange answer, String wrong) {
    return "case %d: %s at %s %s\n>> %s\n<< %s\n%s\n(%s after %d ms)\n"
        .formatted(
            number,
            wrong,
            target.method(),
            target.path(),
            clipped(new String(bytes, StandardCharsets.ISO_8859_1)),
            answer.head(),
            clipped(answer.text()),
            answer.ended(),
            answer.nanos() / 1_000_000);
  }

  private static String clipped(String text) {
    return text.length() > 1_500 ? text.substring(0, 1_500) + "…" : text;
  }

  /** What a client that nobody disturbs is answered, without what differs by nature. */
  private static JsonNode calmAnswer() throws IOException {
    RawExchange answer = recommendation();
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    JsonNode read = JSON.readTree(answer.text());
    JsonNode first = read.at("/recommendations/0");
    ((tools.jackson.databind.node.ObjectNode) first).remove("decisionId");
    return read;
  }

  private static long calmNanos() throws IOException {
    List<Long> taken = new ArrayList<>();
    for (int i = 0; i < 31; i++) {
      taken.add(recommendation().nanos());
    }
    Collections.sort(taken);
    return taken.get(taken.size() / 2);
  }

  private static RawExchange recommendation() throws IOException {
    return plain(
        "POST",
        "/v1/clients/calm/recommendations",
        calmKey,
        "{\"debtorIds\":[\"d-17\"],\"at\":\"2026-11-23T09:00:00Z\"}");
  }

  private static RawExchange plain(String method, String path, String key, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(
                method,
                path,
                key,
                path.endsWith("/records") ? "application/x-ndjson" : "application/json",
                bytes.length);
    return RawExchange.of(server.uri().getPort(), (head + body).getBytes(StandardCharsets.UTF_8));
  }
}
