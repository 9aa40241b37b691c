package org.gelegen.scoring.settings;

import static org.gelegen.model.access.Role.ANALYST;
import static org.gelegen.model.access.Role.OPERATOR;

import java.util.List;
import java.util.Set;
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
import org.gelegen.scoring.http.ProblemType;
import org.gelegen.scoring.http.RequestBody;
import tools.jackson.databind.node.ObjectNode;

/** Shows and replaces a client's settings. */
public final class SettingsResource {
  private static final String SETTINGS = Endpoint.CLIENT + "/settings";
  private static final String EXAMPLE =
      """
      {"capacity":{"phone":{"perHour":40}},"nightlyBudget":"250.00","costs":{"phone":"4.50"},"explorationShare":0.05}\
      """;

  /** So many errors are told at once: each may name all settings that there are. */
  private static final int MOST_ERRORS = 1_000;

  private final SettingsStore settings;
  private final SettingsOrders orders;
  private final SettingsCodec codec = new SettingsCodec();

  public SettingsResource(SettingsStore settings, SettingsOrders orders) {
    this.settings = settings;
    this.orders = orders;
  }

  public List<Endpoint> endpoints() {
    String answered = "{\"version\":3,\"settings\":" + EXAMPLE + "}";
    return List.of(
        Endpoint.get(SETTINGS)
            .roles(ANALYST, OPERATOR)
            .summary("The settings in force, defaults included")
            .answers(200, SettingsResponse.class, answered)
            .tagged()
            .by(call -> answer(call, settings.current(call.client()))),
        Endpoint.put(SETTINGS)
            .roles(OPERATOR)
            .summary("Replace the settings; what is left out has its default")
            .description(
                "Where the settings in force are the same already, their version stays. Send the"
                    + " ETag of the settings that you changed as If-Match, so that nobody's change"
                    + " in between is lost.")
            .takes(RequestBody.batch(ObjectNode.class, EXAMPLE))
            .answers(200, SettingsResponse.class, answered)
            .tagged()
            .by(this::put));
  }

  private Answer put(Call call) {
    return switch (orders.check(call.client(), call.text())) {
      case ParsedSettings.Valid(ClientSettings valid) ->
          answer(
              call,
              call.ifMatch()
                  .map(tags -> replace(call, tags, valid))
                  .orElseGet(() -> orders.put(call.client(), valid, call.by())));
      case ParsedSettings.Invalid(List<FieldError> errors) ->
          throw ProblemException.invalid(
              errors.stream()
                  .limit(MOST_ERRORS)
                  .map(error -> new FieldProblem(error.pointer(), error.reason()))
                  .toList());
    };
  }

  private SettingsStore.Version replace(Call call, Set<String> tags, ClientSettings valid) {
    return switch (orders.replace(
        call.client(), number -> tags.contains(tag(number)), valid, call.by())) {
      case Replacement.Saved(SettingsStore.Version saved) -> saved;
      case Replacement.Same(SettingsStore.Version same) -> same;
      case Replacement.Overtaken(SettingsStore.Version inForce) ->
          throw ProblemException.of(
              ProblemType.PRECONDITION_FAILED,
              "version %d is in force, whose ETag is not in If-Match: read it, change that, and send it with If-Match: %s; nothing was changed"
                  .formatted(inForce.number(), tag(inForce.number())));
    };
  }

  private static String tag(int number) {
    return "\"" + number + "\"";
  }

  private Answer answer(Call call, SettingsStore.Version version) {
    return call.json(new SettingsResponse(version.number(), codec.write(version.settings())))
        .with("ETag", tag(version.number()));
  }
}
