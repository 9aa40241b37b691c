package org.gelegen.model.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Checks of experiments that need more than the settings themselves. */
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
      String expression = experiment.segment();
      if (expression != null) {
        try {
          language.compile(expression);
        } catch (WrongSegmentException e) {
          problems.add(new Problem(pointer + "/segment", String.valueOf(e.getMessage())));
        }
      }
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
