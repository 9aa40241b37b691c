package org.gelegen.model.workflows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.courtesies.Courtesy;
import org.gelegen.model.offers.ShippedTexts;
import org.gelegen.model.settings.ClientSettings;

/** Checks of workflows that need the rest of the settings. */
public final class WorkflowChecks {
  private WorkflowChecks() {}

  /**
   * What is wrong.
   *
   * @param pointer the JSON pointer into the client's settings
   */
  public record Problem(String pointer, String reason) {}

  /**
   * The steps over channels that the client does not use, and those whose template is no text or
   * has a meaning of its own.
   */
  public static List<Problem> problems(ClientSettings settings) {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < settings.workflows().size(); i++) {
      List<WorkflowStep> steps = settings.workflows().get(i).steps();
      for (int j = 0; j < steps.size(); j++) {
        WorkflowStep step = steps.get(j);
        String pointer = "/workflows/" + i + "/steps/" + j;
        problems.addAll(problems(settings, step, pointer));
        for (int k = 0; k < step.otherwise().size(); k++) {
          problems.addAll(problems(settings, step.ways().get(k + 1), pointer + "/otherwise/" + k));
        }
      }
    }
    return problems;
  }

  private static List<Problem> problems(ClientSettings settings, WorkflowStep way, String pointer) {
    List<Problem> problems = new ArrayList<>();
    if (!settings.channels().contains(way.channel())) {
      problems.add(
          new Problem(
              pointer + "/channel",
              "is not among the channels that are used: add it to channels, or leave it out"));
    }
    template(settings, way)
        .ifPresent(reason -> problems.add(new Problem(pointer + "/template", reason)));
    return problems;
  }

  private static Optional<String> template(ClientSettings settings, WorkflowStep step) {
    String template = step.template();
    if (template.equals(WorkflowStep.CALLBACK) || Courtesy.of(template).isPresent()) {
      return Optional.of(
          "is kept for thanks, reminders of promises and calls that debtors ask for: choose"
              + " another name");
    }
    boolean own =
        settings.texts().keySet().stream()
            .anyMatch(name -> name.equals(template) || name.startsWith(template + "."));
    if (own || ShippedTexts.has(step.channel(), template)) {
      return Optional.empty();
    }
    String channel = step.channel().wireName();
    return Optional.of(
        "is no text: add one of that name to texts, or name one that comes with the product, such"
            + " as "
            + channel
            + " or "
            + channel
            + "-firm");
  }
}
