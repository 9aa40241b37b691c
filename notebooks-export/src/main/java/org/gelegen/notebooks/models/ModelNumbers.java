package org.gelegen.notebooks.models;

import java.util.Arrays;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.compiled.Head;
import org.gelegen.model.compiled.LinearScorer;
import org.gelegen.model.compiled.Scorer;
import org.gelegen.model.compiled.SumScorer;
import org.gelegen.model.compiled.TreeScorer;
import org.gelegen.model.registry.DamagedModelException;

/** The numbers of a model, which JSON has a form for only where they are finite. */
public final class ModelNumbers {
  private ModelNumbers() {}

  /**
   * Refuses a model that has a number which is none or infinite.
   *
   * @throws DamagedModelException when it has one
   */
  public static void requireFinite(CompiledModel model) {
    require("reach", model.reach());
    require("response", model.response());
    require("harm", model.harm());
    require("selfCure", model.selfCure());
  }

  private static void require(String name, Head head) {
    require(name + ".calibration.slopes", head.calibration().slopes());
    require(name + ".calibration.intercepts", head.calibration().intercepts());
    require(name + ".scorer", head.scorer());
  }

  private static void require(String name, Scorer scorer) {
    switch (scorer) {
      case LinearScorer linear -> {
        require(name + ".base", linear.base());
        require(name + ".weights", linear.weights());
        require(name + ".centers", linear.centers());
        require(name + ".scales", linear.scales());
        require(name + ".missing", linear.missing());
        require(name + ".channelHours", linear.channelHours());
        require(name + ".channelWeekdays", linear.channelWeekdays());
      }
      case TreeScorer trees -> {
        require(name + ".base", trees.base());
        for (int i = 0; i < trees.values().length; i++) {
          require(name + ".values", trees.values()[i]);
          // A leaf splits nothing, and its threshold is not told.
          if (trees.features()[i] >= 0) {
            require(name + ".thresholds", trees.thresholds()[i]);
          }
        }
      }
      case SumScorer sum -> {
        for (int i = 0; i < sum.parts().size(); i++) {
          require(name + ".parts[" + i + "]", sum.parts().get(i).scorer());
        }
      }
    }
  }

  private static void require(String name, double... values) {
    if (!Arrays.stream(values).allMatch(Double::isFinite)) {
      throw new DamagedModelException(name + " has a number that is not finite");
    }
  }
}
