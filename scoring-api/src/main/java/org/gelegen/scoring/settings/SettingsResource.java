package org.gelegen.scoring.settings;

import static org.gelegen.model.access.Role.ANALYST;
import static org.gelegen.model.access.Role.OPERATOR;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.gelegen.model.GelegenException;
import org.gelegen.model.access.AuditLog;
import org.gelegen.model.decision.RuleBooks;
import org.gelegen.model.experiments.ExperimentChecks;
import org.gelegen.model.experiments.SegmentLanguage;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.registry.ModelRegistry;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.SettingsStore;
import org.gelegen.records.FieldError;
import org.gelegen.records.settings.ParsedSettings;
import org.gelegen.records.settings.SettingsCodec;
import org.gelegen.scoring.http.Answer;
import org.gelegen.scoring.http.Call;
import org.gelegen.scoring.http.Endpoint;
import org.gelegen.scoring.http.Problem.FieldProblem;
import org.gelegen.scoring.http.ProblemException;
import org.gelegen.scoring.http.RequestBody;
import tools.jackson.databind.node.ObjectNode;

/** Shows and replaces a client's settings. */
public final class SettingsResource {
  private static final String SETTINGS = Endpoint.CLIENT + "/settings";
  private static final String EXAMPLE =
      """
      {"capacity":{"phone":{"perHour":40}},"nightlyBudget":"250.00","costs":{"phone":"4.50"},"explorationShare":0.05}\
      """;

  private final SettingsStore settings;
  private final SettingsCodec codec;
  private final RuleBooks rules;
  private final ExperimentChecks experiments;
  private final ModelRegistry models;
  private final RecordLog records;
  private final AuditLog audit;
  private final InstantSource clock;

  public SettingsResource(
      SettingsStore settings,
      SettingsCodec codec,
      RuleBooks rules,
      SegmentLanguage segments,
      ModelRegistry models,
      RecordLog records,
      AuditLog audit,
      InstantSource clock) {
    this.settings = settings;
    this.codec = codec;
    this.rules = rules;
    this.experiments = new ExperimentChecks(segments);
    this.models = models;
    this.records = records;
    this.audit = audit;
    this.clock = clock;
  }

  public List<Endpoint> endpoints() {
    String answered = "{\"version\":3,\"settings\":" + EXAMPLE + "}";
    return List.of(
        Endpoint.get(SETTINGS)
            .roles(ANALYST, OPERATOR)
            .summary("The settings in force, defaults included")
            .answers(200, SettingsResponse.class, answered)
            .by(call -> answer(call, settings.current(call.client()))),
        Endpoint.put(SETTINGS)
            .roles(OPERATOR)
            .summary("Replace the settings; what is left out has its default")
            .takes(RequestBody.batch(ObjectNode.class, EXAMPLE))
            .answers(200, SettingsResponse.class, answered)
            .by(this::put));
  }

  private Answer put(Call call) {
    ClientSettings parsed = parse(call.text());
    ClientRecord client =
        records
            .findClient(call.client())
            .orElseThrow(() -> ProblemException.notFound("the client, before its client record,"));
    try {
      rules.of(client, parsed);
    } catch (GelegenException e) {
      throw ProblemException.invalid("/rulePack", "is not a rule pack that is there");
    }
    List<FieldProblem> problems =
        Stream.concat(
                experiments
                    .problems(
                        parsed.experiments(),
                        number -> models.find(call.client(), number).isPresent())
                    .stream(),
                experiments.ofWorkflows(parsed).stream())
            .map(problem -> new FieldProblem(problem.pointer(), problem.reason()))
            .toList();
    if (!problems.isEmpty()) {
      throw ProblemException.invalid(problems);
    }
    Instant now = clock.instant();
    SettingsStore.Version version = settings.put(call.client(), parsed, now, call.by());
    audit.append(call.client(), now, call.by(), "settings.changed", "version=" + version.number());
    return answer(call, version);
  }

  private ClientSettings parse(String text) {
    return switch (codec.read(text.getBytes(StandardCharsets.UTF_8))) {
      case ParsedSettings.Valid(ClientSettings valid) -> valid;
      case ParsedSettings.Invalid(List<FieldError> errors) ->
          throw ProblemException.invalid(
              errors.stream()
                  .map(error -> new FieldProblem(error.pointer(), error.reason()))
                  .toList());
    };
  }

  private Answer answer(Call call, SettingsStore.Version version) {
    return call.json(new SettingsResponse(version.number(), codec.write(version.settings())));
  }
}
