package org.gelegen.model.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.workflows.Workflow;
import org.gelegen.model.workflows.WorkflowChecks;
import org.jspecify.annotations.Nullable;

/** Checks of experiments and workflows that need more than the settings themselves. */
public final class ExperimentChecks {
  private final SegmentLanguage language;

  public ExperimentChecks(SegmentLanguage language) {
    this.language = language;
  }

  /**
   * What is wrong.
   *
   * @param pointer the JSON pointer into the client's settings
   */
  public record Problem(String pointer, String reason) {}

  /** What is wrong with the workflows of settings. */
  public List<Problem> ofWorkflows(ClientSettings settings) {
    List<Problem> problems = problems(settings.workflows());
    for (WorkflowChecks.Problem problem : WorkflowChecks.problems(settings)) {
      problems.add(new Problem(problem.pointer(), problem.reason()));
    }
    return problems;
  }

  /** The segments of workflows that are not valid. */
  List<Problem> problems(List<Workflow> workflows) {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < workflows.size(); i++) {
      check(workflows.get(i).segment(), "/workflows/" + i + "/segment").ifPresent(problems::add);
    }
    return problems;
  }

  private Optional<Problem> check(@Nullable String expression, String pointer) {
    try {
      if (expression != null) {
        language.compile(expression);
      }
      return Optional.empty();
    } catch (WrongSegmentException e) {
      return Optional.of(new Problem(pointer, String.valueOf(e.getMessage())));
    }
  }

  /**
   * The segments that are not valid and the model versions that are not there.
   *
   * @param registered whether the client has a model version of that number
   */
  public List<Problem> problems(ExperimentSettings settings, IntPredicate registered) {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < settings.list().size(); i++) {
      Experiment experiment = settings.list().get(i);
      String pointer = "/experiments/list/" + i;
      check(experiment.segment(), pointer + "/segment").ifPresent(problems::add);
      for (int arm = 0; arm < experiment.arms().size(); arm++) {
        if (experiment.arms().get(arm).policy() instanceof ArmPolicy.Version(int number)
            && !registered.test(number)) {
          problems.add(
              new Problem(
                  pointer + "/arms/" + arm + "/policy", "is not a version that is registered"));
        }
      }
    }
    return problems;
  }
}
