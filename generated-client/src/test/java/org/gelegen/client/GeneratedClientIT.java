package org.gelegen.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.gelegen.app.ApiServer;
import org.gelegen.app.Gelegen;
import org.gelegen.app.House;
import org.gelegen.app.commands.Surroundings;
import org.gelegen.app.console.Console;
import org.gelegen.app.settings.ServiceSettings;
import org.gelegen.app.settings.SettingsSources;
import org.gelegen.client.api.DebtorsApi;
import org.gelegen.client.api.DecisionsApi;
import org.gelegen.client.api.DialerApi;
import org.gelegen.client.api.ModelsApi;
import org.gelegen.client.api.OperationsApi;
import org.gelegen.client.api.RecordsApi;
import org.gelegen.client.api.SettingsApi;
import org.gelegen.client.model.AcceptedResponse;
import org.gelegen.client.model.IntakeResponse;
import org.gelegen.client.model.NextCall;
import org.gelegen.client.model.NextCallsRequest;
import org.gelegen.client.model.Outcome;
import org.gelegen.client.model.Payment;
import org.gelegen.client.model.Problem;
import org.gelegen.client.model.Recommendation;
import org.gelegen.client.model.RecommendationRequest;
import org.gelegen.client.model.RecommendationResponse;
import org.gelegen.client.model.RecomputedResponse;
import org.gelegen.client.model.SettingsResponse;
import org.gelegen.client.model.TimelineEvent;
import org.gelegen.client.model.Training;
import org.gelegen.client.model.TrainingOrder;
import org.gelegen.model.access.Role;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.scheduler.rounds.TrainingRound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client that was generated from {@code docs/openapi.json}, as a dialer's or a creditor's
 * programmer would, and a full round with it against a service on the embedded database.
 */
class GeneratedClientIT {
  private static final String CLIENT = "waterkant";

  /** A Wednesday at ten in Amsterdam, the day after the end of the simulated year. */
  private static final Instant NOW = Instant.parse("2025-12-31T09:00:00Z");

  @TempDir private Path folder;

  @Test
  void a_generated_client_goes_all_the_way_round() throws Exception {
    String lines = simulated();
    ServiceSettings settings =
        new SettingsSources().flag("data.dir", folder.resolve("data")).flag("http.port", 0).build();
    try (House house = House.open(settings, surroundings());
        ApiServer server = ApiServer.start(house, settings.http())) {
      ApiClient client = client(server, house);
      assertThat(servedDocument(client)).isEqualTo(committedDocument());

      imports(client, lines);
      Training training = trains(client, house);
      String version = training.getModelVersion();
      assertThat(new ModelsApi(client).listModels(CLIENT).getModels())
          .singleElement()
          .satisfies(model -> assertThat(model.getVersion()).isEqualTo(version));

      NextCall call = callsAndReports(client);
      Recommendation decision = recommends(client, call.getDebtorId(), version);
      readsTheDecisionBack(client, decision);
      changesTheSettings(client);
      looksBackAndErases(client, call);
      isToldOfProblems(client);
    }
  }

  private String simulated() throws IOException {
    Path records = folder.resolve("records.ndjson");
    int status =
        Gelegen.commandLine(surroundings())
            .execute(
                "simulate", "--profile", CLIENT, "--debtors", "200", "--out", records.toString());
    assertThat(status).isZero();
    return Files.readString(records);
  }

  private static Surroundings surroundings() {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new Surroundings(
        new Console(nowhere, nowhere, false),
        new ByteArrayInputStream(new byte[0]),
        Map.of(),
        InstantSource.fixed(NOW),
        new SecureRandom());
  }

  private static ApiClient client(ApiServer server, House house) {
    String key = house.createKey(new ClientId(CLIENT), Role.OPERATOR);
    ApiClient client = new ApiClient();
    client.updateBaseUri(server.uri().toString());
    client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + key));
    return client;
  }

  private static Object servedDocument(ApiClient client) throws ApiException {
    return new OperationsApi(client).getOpenApi();
  }

  private static Object committedDocument() {
    return JsonMapper.shared().readValue(Path.of("..", "docs", "openapi.json"), Map.class);
  }

  private static void imports(ApiClient client, String lines) throws ApiException {
    RecordsApi records = new RecordsApi(client);
    IntakeResponse first = records.importRecords(CLIENT, lines);
    IntakeResponse again = records.importRecords(CLIENT, lines);
    assertThat(first.getAccepted()).isEqualTo(lines.lines().count());
    assertThat(first.getRejections()).isEmpty();
    assertThat(again.getAccepted()).isZero();
    assertThat(again.getDuplicates()).isEqualTo(first.getAccepted());
    IntakeResponse wrong = records.importRecords(CLIENT, "{\"type\":\"hold\"}\n");
    assertThat(wrong.getRejections()).isNotEmpty();
    assertThat(wrong.getRejections().getFirst().getLine()).isEqualTo(1L);
  }

  private static Training trains(ApiClient client, House house) throws ApiException {
    ModelsApi models = new ModelsApi(client);
    String id = models.orderTraining(CLIENT, "training-1", new TrainingOrder()).getTrainingId();
    new TrainingRound(
            house.stores().trainings(),
            (one, asOf, _) ->
                house
                    .analysts()
                    .trainer()
                    .train(one, house.stores().settings().current(one), asOf, _ -> {})
                    .version()
                    .number())
        .run(NOW);
    Training training = models.getTraining(CLIENT, id);
    assertThat(training.getStatus()).isEqualTo(Training.StatusEnum.DONE);
    return training;
  }

  /** A call is fetched and given back, another is made, answered and paid for. */
  private static NextCall callsAndReports(ApiClient client) throws ApiException {
    DialerApi dialer = new DialerApi(client);
    NextCallsRequest request = new NextCallsRequest().dialerId("floor-2").limit(2).leaseSeconds(60);
    List<NextCall> calls = dialer.nextCalls(CLIENT, request, "calls-1").getCalls();
    assertThat(dialer.nextCalls(CLIENT, request, "calls-1").getCalls()).isEqualTo(calls);
    assertThat(calls).hasSize(2);
    NextCall call = calls.getFirst();
    assertThat(call.getReach()).isBetween(0.0, 1.0);
    assertThat(dialer.releaseCall(CLIENT, calls.getLast().getLeaseId(), null).getReleased())
        .isEqualTo(calls.getLast().getLeaseId());

    RecordsApi records = new RecordsApi(client);
    Outcome outcome =
        new Outcome()
            .contactId(call.getContactId())
            .at(NOW.atOffset(ZoneOffset.UTC))
            .result(Outcome.ResultEnum.RIGHT_PARTY);
    assertThat(records.sendOutcomes(CLIENT, List.of(outcome)))
        .isEqualTo(new AcceptedResponse().accepted(1L).duplicates(0L));
    assertThat(records.sendOutcomes(CLIENT, List.of(outcome)))
        .isEqualTo(new AcceptedResponse().accepted(0L).duplicates(1L));
    Payment payment =
        new Payment()
            .paymentId("p-from-a-client")
            .debtorId(call.getDebtorId())
            .at(NOW.atOffset(ZoneOffset.UTC))
            .amount("1.00");
    assertThat(records.sendPayments(CLIENT, List.of(payment)).getAccepted()).isEqualTo(1);
    return call;
  }

  private static Recommendation recommends(ApiClient client, String debtor, String version)
      throws ApiException {
    RecommendationResponse response =
        new DecisionsApi(client)
            .recommend(
                CLIENT,
                new RecommendationRequest()
                    .debtorIds(List.of(debtor, "nobody"))
                    .channels(List.of(RecommendationRequest.ChannelsEnum.EMAIL))
                    .horizon("P3D")
                    .alternatives(2)
                    .explain(true));
    assertThat(response.getModelVersion()).isEqualTo(version);
    assertThat(response.getErrors())
        .singleElement()
        .satisfies(error -> assertThat(error.getDebtorId()).isEqualTo("nobody"));
    assertThat(response.getRecommendations()).hasSize(1);
    Recommendation recommendation = response.getRecommendations().getFirst();
    assertThat(recommendation.getPropensity()).isBetween(1e-9, 1.0);
    return recommendation;
  }

  private static void readsTheDecisionBack(ApiClient client, Recommendation decision)
      throws ApiException {
    RecomputedResponse read =
        new DecisionsApi(client).getDecision(CLIENT, decision.getDecisionId(), "nl");
    assertThat(read.getSame()).isTrue();
    assertThat(read.getDecision().getAction()).isEqualTo(decision.getAction());
    assertThat(read.getDecision().getSlot()).isEqualTo(decision.getSlot());
  }

  private static void changesTheSettings(ApiClient client) throws ApiException {
    SettingsApi settings = new SettingsApi(client);
    assertThat(settings.getSettings(CLIENT).getVersion()).isZero();
    SettingsResponse changed =
        settings.replaceSettings(CLIENT, Map.of("explorationShare", 0.02), "\"0\"");
    assertThat(changed.getVersion()).isEqualTo(1);
    assertThat(settings.getSettings(CLIENT)).isEqualTo(changed);
    assertThat(changed.getSettings().get("explorationShare")).isEqualTo(0.02);
  }

  private static void looksBackAndErases(ApiClient client, NextCall call) throws ApiException {
    DebtorsApi debtors = new DebtorsApi(client);
    assertThat(debtors.getTimeline(CLIENT, call.getDebtorId()).getEvents())
        .extracting(TimelineEvent::getAt)
        .isNotEmpty()
        .isSorted();
    assertThat(debtors.getDebtorData(CLIENT, call.getDebtorId(), "nl").getRecords().toString())
        .contains(call.getContactId())
        .contains("p-from-a-client");
    debtors.eraseDebtor(CLIENT, call.getDebtorId());
    ApiException gone =
        catchThrowableOfType(
            ApiException.class, () -> debtors.getTimeline(CLIENT, call.getDebtorId()));
    assertThat(gone.getCode()).isEqualTo(404);
  }

  private static void isToldOfProblems(ApiClient client) {
    DecisionsApi decisions = new DecisionsApi(client);
    Problem invalid =
        problem(
            () ->
                decisions.recommend(
                    CLIENT, new RecommendationRequest().debtorIds(List.of("d-1")).alternatives(99)),
            400);
    assertThat(invalid.getType()).isEqualTo("urn:gelegen:problem:invalid-input");
    assertThat(invalid.getErrors().getFirst().getPointer()).isEqualTo("/alternatives");
    Problem foreign = problem(() -> decisions.getDecision("zuiderzon", "x", "en"), 404);
    assertThat(foreign.getDetail()).isNotBlank();
  }

  private interface Request {
    Object send() throws ApiException;
  }

  private static Problem problem(Request request, int status) {
    ApiException thrown = catchThrowableOfType(ApiException.class, request::send);
    assertThat(thrown.getCode()).isEqualTo(status);
    Problem problem = JsonMapper.shared().readValue(thrown.getResponseBody(), Problem.class);
    assertThat(problem.getStatus()).isEqualTo(status);
    return problem;
  }
}
