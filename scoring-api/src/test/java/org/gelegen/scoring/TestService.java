package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.gelegen.model.GelegenException;
import org.gelegen.model.access.HeldTraces;
import org.gelegen.model.access.IdProofs;
import org.gelegen.model.access.InMemoryAuditLog;
import org.gelegen.model.access.InMemoryDashboardSessions;
import org.gelegen.model.access.InMemoryKeyStore;
import org.gelegen.model.access.Role;
import org.gelegen.model.alerts.InMemoryAlertLog;
import org.gelegen.model.answers.InMemoryKeyedAnswers;
import org.gelegen.model.campaign.InMemoryCampaignRequests;
import org.gelegen.model.campaign.InMemoryCampaignStore;
import org.gelegen.model.campaign.InMemoryStops;
import org.gelegen.model.campaign.InMemoryStuckContacts;
import org.gelegen.model.changes.Changes;
import org.gelegen.model.compiled.Calibration;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.compiled.Head;
import org.gelegen.model.compiled.LinearScorer;
import org.gelegen.model.decision.Desks;
import org.gelegen.model.decision.InMemoryCheckedLog;
import org.gelegen.model.decision.InMemoryDecisionLog;
import org.gelegen.model.decision.InMemoryShadowStore;
import org.gelegen.model.decision.LoadedModel;
import org.gelegen.model.decision.ModelSource;
import org.gelegen.model.decision.Past;
import org.gelegen.model.decision.Recommender;
import org.gelegen.model.decision.Recomputer;
import org.gelegen.model.decision.RuleBooks;
import org.gelegen.model.decision.Shadows;
import org.gelegen.model.dialer.CallLeaser;
import org.gelegen.model.experiments.Enroller;
import org.gelegen.model.experiments.InMemoryExposureStore;
import org.gelegen.model.experiments.Segment;
import org.gelegen.model.experiments.SegmentLanguage;
import org.gelegen.model.experiments.WrongSegmentException;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.model.handover.HandOvers;
import org.gelegen.model.objections.InMemoryObjections;
import org.gelegen.model.offers.Approaches;
import org.gelegen.model.offers.ApprovedTexts.TextId;
import org.gelegen.model.offers.Conditions;
import org.gelegen.model.offers.Offer;
import org.gelegen.model.offers.OfferRow;
import org.gelegen.model.offers.OfferTable;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.records.InMemoryCaseReferences;
import org.gelegen.model.records.InMemoryRecordLog;
import org.gelegen.model.records.Rejection;
import org.gelegen.model.registry.InMemoryModelRegistry;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.model.rules.ContactHours;
import org.gelegen.model.rules.HolidayCalendar;
import org.gelegen.model.rules.RefusedChannels;
import org.gelegen.model.rules.RuleBook;
import org.gelegen.model.rules.RuleHeader;
import org.gelegen.model.rules.RulePack;
import org.gelegen.model.runs.InMemoryRunLedger;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.InMemorySettingsStore;
import org.gelegen.model.training.InMemoryTrainingQueue;
import org.gelegen.records.RecordCodec;
import org.gelegen.records.intake.ImportListener;
import org.gelegen.records.intake.ImportReport;
import org.gelegen.records.intake.RecordImport;
import org.gelegen.scoring.access.ApiKeys;
import org.gelegen.scoring.dashboard.Insights;
import org.gelegen.scoring.dashboard.slow.SlowWork;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The service on a port of its own over stores in memory, at Monday 2026-11-23 08:00 in Amsterdam.
 * Two clients hold the same ids: noorderlicht, whose debtor d-17 lives in Helsinki, and zuiderzon.
 *
 * <p>The model: half of all contacts reach, but three of four e-mails from 19:00 local; half of
 * those reached answer; nobody is harmed and nobody pays without a contact. The rules: 07:00 to
 * 20:00 local, and no channel that the debtor opted out of.
 */
final class TestService implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");
  static final ClientId CLIENT = new ClientId("noorderlicht");
  static final ClientId FOREIGN = new ClientId("zuiderzon");
  static final String BASE = "/v1/clients/noorderlicht";
  static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String RECORDS =
      """
      {"type":"client","clientId":"%1$s","at":"2025-01-01T00:00:00+01:00","name":"%1$s","timeZone":"Europe/Amsterdam","country":"NL","currency":"EUR","party":"third"}
      {"type":"debtor","clientId":"%1$s","debtorId":"d-17","at":"2025-02-03T09:00:00+01:00","kind":"consumer","timeZone":"Europe/Helsinki","channels":{"phone":{"address":"+31201234567"},"email":{"address":"d17@example.org"}}}
      {"type":"case","clientId":"%1$s","caseId":"c-9","debtorId":"d-17","at":"2025-03-01T09:00:00+01:00","amount":"100.00","stage":"reminder","status":"open"}
      {"type":"debtor","clientId":"%1$s","debtorId":"d-18","at":"2025-02-03T09:00:00+01:00","kind":"consumer"}
      """;

  /** Who cannot pay is helped, others are asked friendly; every text is approved in Dutch. */
  private static final Approaches APPROACHES =
      new Approaches(
          new OfferTable(
              "test",
              "1",
              List.of(
                  new OfferRow(
                      "cannot-pay",
                      new Conditions(
                          Set.of(Certainty.NO), Set.of(), Set.of(), Set.of(), null, null),
                      Tone.NEUTRAL,
                      Offer.DEBT_HELP,
                      "help",
                      true),
                  new OfferRow(
                      "others",
                      Conditions.always(),
                      Tone.FRIENDLY,
                      Offer.PAYMENT_LINK,
                      null,
                      false))),
          (_, wanted, channel, _) ->
              Optional.of(new TextId(wanted == null ? channel.wireName() : wanted, "nl")));

  /** Where the service's clock stands. */
  volatile Instant now = NOW;

  final InMemoryRecordLog records = new InMemoryRecordLog();
  final InMemoryDecisionLog decisions = new InMemoryDecisionLog();
  final InMemoryModelRegistry models = new InMemoryModelRegistry();
  final InMemoryTrainingQueue trainings = new InMemoryTrainingQueue();
  final InMemorySettingsStore settings = new InMemorySettingsStore();
  final InMemoryCampaignStore campaigns = new InMemoryCampaignStore(records);
  final InMemoryExposureStore exposures = new InMemoryExposureStore();
  final InMemoryShadowStore shadows = new InMemoryShadowStore(decisions);
  final InMemoryCampaignRequests campaignRequests = new InMemoryCampaignRequests();
  final InMemoryObjections objections = new InMemoryObjections();
  final InMemoryCheckedLog checked = new InMemoryCheckedLog(decisions, campaigns, objections);

  final SleepingChanges changes = new SleepingChanges();

  /** By client and debtor, with a slash between them. */
  final Map<String, HeldTraces.Traces> traces = new HashMap<>();

  final InMemoryStops stops = new InMemoryStops();
  final InMemoryRunLedger jobs = new InMemoryRunLedger();
  final InMemoryStuckContacts stuckContacts = new InMemoryStuckContacts();
  final InMemoryKeyStore keyStore = new InMemoryKeyStore();
  final InMemoryDashboardSessions sessions = new InMemoryDashboardSessions(keyStore);
  final InMemoryAuditLog audit = new InMemoryAuditLog();
  final InMemoryAlertLog alerts = new InMemoryAlertLog();
  final List<String> missing = new ArrayList<>();
  @Nullable Throwable failure;
  String champion = "test-1";
  LoadedModel.Fitness fitness = new LoadedModel.Fitness.Fit();
  final ScoringServices services;
  final ScoringServer server;
  final Map<Role, String> keys = new TreeMap<>();
  final String foreignKey;

  private final HttpClient http = HttpClient.newHttpClient();

  TestService() {
    this(1_000_000);
  }

  TestService(int requestsPerSecond) {
    this(new HttpSettings.Limits(requestsPerSecond, requestsPerSecond, Duration.ofSeconds(30)));
  }

  TestService(HttpSettings.Limits limits) {
    InstantSource clock = () -> now;
    SecureRandom random = new SecureRandom();
    RuleBooks rules =
        (client, chosen) -> {
          if (chosen.rulePack() != null && !chosen.rulePack().equals("test")) {
            throw new GelegenException("there is no such rule pack");
          }
          return rules(chosen);
        };
    SegmentLanguage segments =
        expression -> {
          if (expression.equals("everybody")) {
            return Segment.ALL;
          }
          throw new WrongSegmentException(1, 1, "must be everybody");
        };
    ModelSource modelSource =
        new ModelSource() {
          @Override
          public LoadedModel current(ClientId client) {
            return new LoadedModel(champion, model(), fitness);
          }

          @Override
          public Optional<LoadedModel> find(ClientId client, String name) {
            return Optional.of(new LoadedModel(name, model()));
          }

          @Override
          public Optional<LoadedModel> shadow(ClientId client) {
            return shadows.find(client).map(_ -> new LoadedModel("test-2", model()));
          }
        };
    Enroller enroller = new Enroller(exposures, segments, objections);
    Desks desks =
        new Desks(records, settings, modelSource, rules, enroller, APPROACHES).recent(changes);
    services =
        new ScoringServices(
            new Recommender(
                desks,
                campaigns,
                decisions,
                checked,
                Shadows.keptIn(
                    shadows,
                    e -> {
                      throw new AssertionError(e);
                    }),
                clock,
                new SplittableRandom(11)),
            desks,
            rules,
            records,
            records,
            records,
            records,
            decisions,
            models,
            trainings,
            settings,
            campaigns,
            campaignRequests,
            stops,
            jobs,
            stuckContacts,
            keyStore,
            sessions,
            audit,
            this::readiness,
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
            clock,
            random,
            segments,
            exposures,
            shadows,
            objections,
            (client, debtor) -> traces.getOrDefault(client + "/" + debtor, HeldTraces.Traces.NONE),
            new InMemoryCaseReferences(records),
            new CallLeaser(
                desks, campaigns, stops, campaigns, decisions, clock, new SplittableRandom(12)),
            new Recomputer(
                new Past(
                    records,
                    settings,
                    modelSource,
                    rules,
                    _ -> Optional.of(APPROACHES),
                    enroller::segment)),
            Changes.unknown(),
            new InMemoryKeyedAnswers(),
            new HandOvers(
                new HandOvers.Sources(
                    records, new InMemoryCaseReferences(records), decisions, settings),
                audit,
                new IdProofs(random)),
            handOver -> handOver.subject().toString().getBytes(StandardCharsets.UTF_8),
            new Insights(
                (_, experiment, moments) ->
                    moments.stream().map(asOf -> MadeUpFigures.of(experiment, asOf)).toList(),
                (_, _, _) -> MadeUpFigures.weeks(),
                (_, _, asOf) -> MadeUpComparison.of(asOf),
                alerts,
                new SlowWork(Runnable::run)));
    settings.put(CLIENT, withoutExploration(), NOW, "test");
    load(RECORDS.formatted("noorderlicht"));
    load(RECORDS.formatted("zuiderzon"));
    ApiKeys making = new ApiKeys(keyStore, audit, Changes.unknown(), clock, random);
    for (Role role : Role.values()) {
      keys.put(role, making.create(CLIENT, role, "test").key());
    }
    foreignKey = making.create(FOREIGN, Role.OPERATOR, "test").key();
    server = ScoringServer.start(new HttpSettings("127.0.0.1", 0, limits), services);
  }

  private List<String> readiness() {
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    return missing;
  }

  static ClientSettings withoutExploration() {
    ClientSettings defaults = ClientSettings.defaults();
    return new ClientSettings(
        null,
        Map.of(),
        null,
        defaults.costs(),
        0.8,
        new BigDecimal("50.00"),
        defaults.responseWindow(),
        0,
        false,
        Set.of(Channel.PHONE, Channel.EMAIL, Channel.SMS),
        List.of(),
        Map.of(),
        Map.of(),
        defaults.training());
  }

  private static RuleBook rules(ClientSettings chosen) {
    return new RuleBook(
        new RulePack(
            "test",
            "NL",
            "1",
            List.of(),
            List.of(
                new ContactHours(
                    RuleHeader.fixed("test.contact-hours", "agreed for this test"),
                    Set.of(),
                    Set.of(),
                    LocalTime.of(7, 0),
                    LocalTime.of(20, 0)),
                new RefusedChannels(
                    RuleHeader.fixed("test.refused-channels", "agreed for this test")))),
        HolidayCalendar.none(),
        chosen);
  }

  private static CompiledModel model() {
    FeatureSchema schema = new FeatureSchema(List.of());
    double[] hours = new double[Channel.count() * 24];
    hours[Channel.EMAIL.index() * 24 + 19] = Math.log(3);
    double[] days = new double[Channel.count()];
    Arrays.fill(days, 1);
    return new CompiledModel(
        schema,
        head(schema, 0, hours),
        head(schema, 0, new double[hours.length]),
        head(schema, -1000, new double[hours.length]),
        head(schema, -1000, new double[hours.length]),
        days);
  }

  private static Head head(FeatureSchema schema, double base, double[] channelHours) {
    int size = schema.size();
    double[] ones = new double[size];
    Arrays.fill(ones, 1);
    return new Head(
        new LinearScorer(
            schema,
            base,
            new double[size],
            new double[size],
            ones,
            new double[size],
            channelHours,
            new double[Channel.count() * 7]),
        Calibration.none());
  }

  /** Brings records in without HTTP. */
  void load(String lines) {
    new RecordImport(records, new RecordCodec())
        .run(
            new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
            new ImportListener() {
              @Override
              public void rejected(Rejection rejection) {
                throw new AssertionError(rejection);
              }

              @Override
              public void progress(ImportReport soFar) {}
            });
  }

  /** Registers a version with one metric. */
  ModelVersion register(ClientId client, double auc) {
    return register(client, Map.of("reach.auc", auc));
  }

  /** Registers a version with one metric and its interval. */
  ModelVersion register(ClientId client, double auc, double low, double high) {
    return register(client, Map.of("reach.auc", auc, "reach.auc.low", low, "reach.auc.high", high));
  }

  /** Registers a version with one metric and reliability diagrams. */
  ModelVersion register(ClientId client, double auc, byte[] reliability) {
    return register(client, Map.of("reach.auc", auc), Map.of("reliability.csv", reliability));
  }

  private ModelVersion register(ClientId client, Map<String, Double> metrics) {
    return register(client, metrics, Map.of());
  }

  private ModelVersion register(
      ClientId client, Map<String, Double> metrics, Map<String, byte[]> files) {
    return models.register(
        new ModelVersion(
            client,
            0,
            NOW,
            NOW.minusSeconds(3600),
            "f00d",
            1,
            42,
            new TreeMap<>(metrics),
            new TreeMap<>(Map.of("reach", "logistic")),
            false),
        new byte[] {1},
        files);
  }

  String key(Role role) {
    return keys.getOrDefault(role, "");
  }

  /** Where it is served. */
  URI uri() {
    return server.uri();
  }

  HttpResponse<String> get(String path) {
    return send("GET", path, key(Role.OPERATOR), "", Map.of());
  }

  HttpResponse<String> post(String path, String body) {
    return send("POST", path, key(Role.OPERATOR), body, Map.of("Content-Type", "application/json"));
  }

  HttpResponse<String> put(String path, String body) {
    return send("PUT", path, key(Role.OPERATOR), body, Map.of("Content-Type", "application/json"));
  }

  /** Looks at a page of the dashboard, as an operator. */
  HttpResponse<String> page(String path) {
    return page(path, Role.OPERATOR);
  }

  HttpResponse<String> page(String path, Role role) {
    return send("GET", path, "", "", Map.of("Cookie", signIn(key(role))));
  }

  /** Signs in to the dashboard with a key; answers the cookie to send, as name=value. */
  String signIn(String key) {
    return send(
            "POST",
            "/sign-in",
            "",
            "key=" + key,
            Map.of("Content-Type", "application/x-www-form-urlencoded"))
        .headers()
        .firstValue("Set-Cookie")
        .orElseThrow(() -> new AssertionError("the key is not good"))
        .replaceFirst(";.*", "");
  }

  /** Sends a form of the dashboard, as an operator. */
  HttpResponse<String> form(String path, String fields) {
    return form(path, fields, Role.OPERATOR);
  }

  HttpResponse<String> form(String path, String fields, Role role) {
    return send(
        "POST",
        path,
        "",
        fields,
        Map.of("Cookie", signIn(key(role)), "Content-Type", "application/x-www-form-urlencoded"));
  }

  HttpResponse<String> send(
      String method, String path, String key, String body, Map<String, String> headers) {
    return send(
        method,
        path,
        key,
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
        headers);
  }

  HttpResponse<String> send(
      String method, String path, String key, BodyPublisher body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.uri() + path)).method(method, body);
    headers.forEach(request::header);
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static JsonNode json(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }

  /** Asserts the status and the whole body. */
  static void assertAnswer(HttpResponse<String> response, int status, String expected) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(json(response)).isEqualTo(JSON.readTree(expected));
  }

  /** Asserts a problem document as a whole; {@code errors} is the JSON of its errors, or empty. */
  static void assertProblem(
      HttpResponse<String> response, int status, String type, String title, String detail) {
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertAnswer(
        response,
        status,
        JSON.writeValueAsString(
            JSON.createObjectNode()
                .put("type", "urn:gelegen:problem:" + type)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)));
  }

  /** Asserts the problem of invalid input that is wrong in one place. */
  static void assertInvalid(HttpResponse<String> response, String pointer, String detail) {
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    ObjectNode expected =
        JSON.createObjectNode()
            .put("type", "urn:gelegen:problem:invalid-input")
            .put("title", "The input is not valid")
            .put("status", 400)
            .put("detail", "mend what errors name and send the request again; nothing was changed");
    expected.putArray("errors").addObject().put("pointer", pointer).put("detail", detail);
    assertAnswer(response, 400, JSON.writeValueAsString(expected));
  }

  @Override
  public void close() {
    server.close();
    http.close();
  }
}
