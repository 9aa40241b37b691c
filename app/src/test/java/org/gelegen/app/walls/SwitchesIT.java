package org.gelegen.app.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gelegen.model.access.Role;
import org.gelegen.model.compiled.Calibration;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.compiled.Head;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.trainer.PriorModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Promotions and roll-backs on one process while two answer. {@code -Dgelegen.switches=1000} for
 * the whole figure.
 */
class SwitchesIT {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final String BASE = "/v1/clients/noorderlicht";
  private static final String ASK = "{\"debtorIds\":[\"d-1\",\"d-2\",\"d-3\",\"d-4\"]}";
  private static final int SWITCHES = Integer.getInteger("gelegen.switches", 60);
  private static final int ASKERS = 4;
  private static final int RECOMPUTED = 200;
  private static final long SEED = Long.getLong("gelegen.seed", 20_261_123);
  private static final Duration SEEN_WITHIN = Duration.ofSeconds(5);

  @TempDir private static Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Queue<Answered> answered = new ConcurrentLinkedQueue<>();
  private final Queue<String> failed = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean asking = new AtomicBoolean(true);
  private Duration slowest = Duration.ZERO;
  private String key = "";

  /** What an answer said it was made with, and what it was made of. */
  private record Answered(String version, List<String> decisions) {}

  @Test
  void every_answer_is_of_one_version_and_a_switch_is_seen_at_once_and_fails_nobody()
      throws Exception {
    try (RunningService service = new RunningService(folder, NOW);
        ServiceProcess other = ServiceProcess.start(folder, NOW)) {
      key = service.house.createKey(CLIENT, Role.OPERATOR);
      portfolio(service);
      service.register(CLIENT, PriorModels.segmentTable());
      service.register(CLIENT, livelier(PriorModels.segmentTable()));
      service.asked("PUT", BASE + "/models/champion", key, "{\"version\":\"noorderlicht-1\"}");
      List<URI> nodes = List.of(service.server.uri(), other.uri());
      for (URI node : nodes) {
        awaitSeen(node, "noorderlicht-1");
      }
      askWhile(nodes, () -> switchAgainAndAgain(service, nodes));
      assertThat(failed).isEmpty();
      int recomputed = noAnswerMixesVersions(service);
      System.out.printf(
          "switches: %d switches under load, seed %d, %d answers, %d decisions recomputed: 0"
              + " failed, 0 mixed, the slowest switch was seen by both processes after %d ms%n",
          SWITCHES, SEED, answered.size(), recomputed, slowest.toMillis());
    }
  }

  private static void portfolio(RunningService service) {
    StringBuilder lines = new StringBuilder();
    lines.append(
        """
        {"type":"client","clientId":"noorderlicht","at":"2025-01-01T00:00:00+01:00","name":"Noorderlicht Energie","timeZone":"Europe/Amsterdam","country":"NL","currency":"EUR","party":"first"}
        """);
    for (int i = 1; i <= 4; i++) {
      lines.append(
          """
          {"type":"debtor","clientId":"noorderlicht","debtorId":"d-%1$d","at":"2025-02-03T09:00:00+01:00","kind":"consumer","channels":{"phone":{"address":"+3161234567%1$d"},"sms":{"address":"+3161234567%1$d","consent":true}}}
          {"type":"case","clientId":"noorderlicht","caseId":"c-%1$d","debtorId":"d-%1$d","at":"2025-03-01T09:00:00+01:00","amount":"%1$d43.20","stage":"reminder","status":"open"}
          """
              .formatted(i));
    }
    service.load(lines.toString());
  }

  /** A model that reaches more, so that its answers are other ones. */
  private static CompiledModel livelier(CompiledModel model) {
    double[] slopes = new double[Channel.count()];
    double[] intercepts = new double[Channel.count()];
    Arrays.fill(slopes, 1);
    Arrays.fill(intercepts, 0.7);
    return new CompiledModel(
        model.schema(),
        new Head(model.reach().scorer(), new Calibration(slopes, intercepts)),
        model.response(),
        model.harm(),
        model.selfCure(),
        model.selfCureDays());
  }

  /** What takes a while and may fail. */
  private interface Work {
    void run() throws Exception;
  }

  private void askWhile(List<URI> nodes, Work work) throws Exception {
    try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < ASKERS; i++) {
        URI node = nodes.get(i % nodes.size());
        all.add(
            askers.submit(
                () -> {
                  while (asking.get()) {
                    answered.add(ask(node));
                  }
                  return node;
                }));
      }
      try {
        work.run();
      } finally {
        asking.set(false);
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
  }

  private void switchAgainAndAgain(RunningService service, List<URI> nodes) throws Exception {
    Random moments = new Random(SEED);
    for (int i = 0; i < SWITCHES; i++) {
      boolean forth = i % 2 == 0;
      long begun = System.nanoTime();
      if (forth) {
        service.asked("PUT", BASE + "/models/champion", key, "{\"version\":\"noorderlicht-2\"}");
      } else {
        service.asked("POST", BASE + "/models/champion/back", key, "{\"why\":\"switch\"}");
      }
      for (URI node : nodes) {
        awaitSeen(node, forth ? "noorderlicht-2" : "noorderlicht-1");
      }
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      slowest = took.compareTo(slowest) > 0 ? took : slowest;
      assertThat(took).as("switch %d", i).isLessThan(SEEN_WITHIN);
      Thread.sleep(moments.nextInt(20));
    }
  }

  private void awaitSeen(URI node, String version) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + SEEN_WITHIN.toNanos();
    Answered now = ask(node);
    while (!now.version().equals(version)) {
      assertThat(System.nanoTime()).as("%s on %s", version, node).isLessThan(deadline);
      now = ask(node);
    }
  }

  private Answered ask(URI node) throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(node.resolve(BASE + "/recommendations"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(ASK))
                .build(),
            BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      failed.add(response.statusCode() + " " + response.body());
      return new Answered("", List.of());
    }
    JsonNode answer = JsonMapper.shared().readTree(response.body());
    List<String> decisions = new ArrayList<>();
    answer.get("recommendations").forEach(it -> decisions.add(it.get("decisionId").asString()));
    return new Answered(answer.get("modelVersion").asString(), decisions);
  }

  private int noAnswerMixesVersions(RunningService service) {
    Set<String> versions = new HashSet<>();
    List<Answered> all = new ArrayList<>(answered);
    for (Answered one : all) {
      versions.add(one.version());
      assertThat(one.decisions()).hasSize(4);
      for (String decision : one.decisions()) {
        assertThat(service.house.stores().decisions().find(CLIENT, new DecisionId(decision)))
            .map(Decision::modelVersion)
            .as("the version of %s", one)
            .hasValue(one.version());
      }
    }
    assertThat(versions).containsExactlyInAnyOrder("noorderlicht-1", "noorderlicht-2");
    Random chosen = new Random(SEED + 1);
    int recomputed = 0;
    for (; recomputed < RECOMPUTED; recomputed++) {
      Answered one = all.get(chosen.nextInt(all.size()));
      JsonNode decision =
          service.asked(
              "GET", BASE + "/decisions/" + one.decisions().get(chosen.nextInt(4)), key, "");
      assertThat(decision.get("modelVersion").asString()).isEqualTo(one.version());
      assertThat(decision.get("same").asBoolean()).as(decision.toString()).isTrue();
    }
    return recomputed;
  }
}
