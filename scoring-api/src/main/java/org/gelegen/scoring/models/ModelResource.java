package org.gelegen.scoring.models;

import static org.gelegen.model.access.Role.ANALYST;
import static org.gelegen.model.access.Role.OPERATOR;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.answers.KeyedRequest.Binding;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.registry.ModelRegistry;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.scoring.http.Answer;
import org.gelegen.scoring.http.Call;
import org.gelegen.scoring.http.Endpoint;
import org.gelegen.scoring.http.Problem.FieldProblem;
import org.gelegen.scoring.http.ProblemException;
import org.gelegen.scoring.http.ProblemType;
import org.gelegen.scoring.http.RequestBody;
import org.gelegen.scoring.presentation.DebtorZones;
import org.jspecify.annotations.Nullable;

/** Shows, compares and promotes versions. */
public final class ModelResource {
  private static final String MODELS = Endpoint.CLIENT + "/models";
  private static final int MAX_COMPARED = 5;
  private static final String EXAMPLE =
      """
      {"version":"noorderlicht-12","champion":true,"trainedAt":"2026-11-23T02:00:00+01:00","asOf":"2026-11-22T23:00:00+01:00","dataFingerprint":"9f86d081","settingsVersion":3,"seed":20250101,"metrics":{"reach.auc":0.71},"notes":{"reach":"trees"}}\
      """;

  private static final String PROMOTION =
      """
      {"version":"noorderlicht-12","at":"2026-11-23T02:00:00+01:00","by":"training","why":"reach is better"}\
      """;

  private final ModelRegistry models;
  private final DebtorZones zones;
  private final Champions champions;

  public ModelResource(ModelRegistry models, Champions champions, DebtorZones zones) {
    this.models = models;
    this.champions = champions;
    this.zones = zones;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(MODELS)
            .roles(ANALYST, OPERATOR)
            .summary("All versions, and who was champion when, newest first")
            .answers(
                200,
                ModelListResponse.class,
                "{\"models\":[" + EXAMPLE + "],\"promotions\":[" + PROMOTION + "]}")
            .by(this::list),
        // Before the version's own path, which would match as well; no version has this name.
        Endpoint.get(MODELS + "/compare")
            .roles(ANALYST, OPERATOR)
            .summary("The metrics of two to five versions side by side")
            .query("versions", "names, with commas between them", "noorderlicht-11,noorderlicht-12")
            .answers(
                200,
                ComparisonResponse.class,
                "{\"versions\":[\"noorderlicht-11\",\"noorderlicht-12\"],\"metrics\":[{\"metric\":"
                    + "\"reach.auc\",\"values\":{\"noorderlicht-11\":0.69,\"noorderlicht-12\":0.71}}]}")
            .by(this::compare),
        Endpoint.get(MODELS + "/{version}")
            .roles(ANALYST, OPERATOR)
            .summary("One version with all its metrics")
            .answers(200, ModelRepresentation.class, EXAMPLE)
            .by(this::version),
        Endpoint.put(MODELS + "/champion")
            .roles(OPERATOR)
            .summary("Promote a version: decisions are made with it from now on")
            .takes(RequestBody.json(ChampionRequest.class, "{\"version\":\"noorderlicht-12\"}"))
            .answers(200, ModelRepresentation.class, EXAMPLE)
            .fails(ProblemType.CONFLICT)
            .by(this::promote),
        Endpoint.post(MODELS + "/champion/back")
            .roles(OPERATOR)
            .keyed(Binding.TRANSACTION)
            .summary("Roll back: the champion before the present one is champion again")
            .description(
                "The version that is left is not promoted by training again; going back again"
                    + " leads one champion further back. Name the version to be left in from, and"
                    + " the request may be repeated: where another is champion by then it is"
                    + " refused.")
            .takes(
                RequestBody.json(
                    RollBackRequest.class,
                    "{\"why\":\"too many calls at noon\",\"from\":\"noorderlicht-12\"}"))
            .answers(200, ModelRepresentation.class, EXAMPLE)
            .fails(ProblemType.CONFLICT)
            .by(this::goBack));
  }

  private Answer list(Call call) {
    ZoneId zone = zones.of(call.client()).client();
    return call.json(
        new ModelListResponse(
            models.list(call.client()).stream()
                .map(version -> ModelRepresentation.from(version, zone))
                .toList(),
            models.promotions(call.client()).stream()
                .map(promotion -> PromotionRepresentation.from(call.client(), promotion, zone))
                .toList()));
  }

  private Answer version(Call call) {
    String name = call.id("version", "the version", value -> value);
    return answer(
        call,
        find(call.client(), name).orElseThrow(() -> ProblemException.notFound("the version")));
  }

  private Answer compare(Call call) {
    List<String> names = List.of(call.query("versions").split(",", -1));
    if (names.size() < 2 || names.size() > MAX_COMPARED) {
      throw ProblemException.invalid("", "versions must name 2 to " + MAX_COMPARED + " versions");
    }
    List<ModelVersion> versions = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String place = "version " + (i + 1) + " of versions";
      versions.add(
          find(call.client(), names.get(i).trim())
              .orElseThrow(() -> ProblemException.notFound(place)));
    }
    return call.json(ComparisonResponse.from(versions));
  }

  private Answer promote(Call call) {
    String name = call.body(ChampionRequest.class).version();
    ModelVersion version = named(call.client(), name, "/version");
    return answer(call, champions.promote(version, call.by(), "asked for over HTTP"));
  }

  private Answer goBack(Call call) {
    RollBackRequest request = call.body(RollBackRequest.class);
    ClientId client = call.client();
    return answer(call, champions.goBack(client, from(client, request), call.by(), request.why()));
  }

  private @Nullable Integer from(ClientId client, RollBackRequest request) {
    return request.from() == null ? null : named(client, request.from(), "/from").number();
  }

  private ModelVersion named(ClientId client, String name, String pointer) {
    return find(client, name)
        .orElseThrow(
            () ->
                ProblemException.of(
                    ProblemType.NOT_FOUND,
                    "the version is not known here; see the names that GET …/models answers",
                    List.of(
                        new FieldProblem(pointer, "is not the name of a version of this client"))));
  }

  private Answer answer(Call call, ModelVersion version) {
    return call.json(ModelRepresentation.from(version, zones.of(call.client()).client()));
  }

  /** The version of this name, which is the client's id, a hyphen and its number. */
  private Optional<ModelVersion> find(ClientId client, String name) {
    String prefix = client.value() + "-";
    String number = name.startsWith(prefix) ? name.substring(prefix.length()) : "";
    return number.matches("[1-9][0-9]{0,8}")
        ? models.find(client, Integer.parseInt(number))
        : Optional.empty();
  }
}
