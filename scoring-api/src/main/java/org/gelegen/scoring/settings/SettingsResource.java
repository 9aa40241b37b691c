package org.gelegen.scoring.settings;

import static org.gelegen.model.access.Role.ANALYST;
import static org.gelegen.model.access.Role.OPERATOR;

import java.util.List;
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
            .by(call -> answer(call, settings.current(call.client()))),
        Endpoint.put(SETTINGS)
            .roles(OPERATOR)
            .summary("Replace the settings; what is left out has its default")
            .takes(RequestBody.batch(ObjectNode.class, EXAMPLE))
            .answers(200, SettingsResponse.class, answered)
            .by(this::put));
  }

  private Answer put(Call call) {
    return switch (orders.check(call.client(), call.text())) {
      case ParsedSettings.Valid(ClientSettings valid) ->
          answer(call, orders.put(call.client(), valid, call.by()));
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
