package org.gelegen.app.offpolicy;

import java.util.List;
import org.gelegen.trainer.offpolicy.Estimator;
import org.gelegen.trainer.offpolicy.Resampling;

/** Which estimates to make, and where the bootstrap's chance starts. */
public record EvaluationSettings(List<Estimator> estimators, Resampling resampling) {
  public EvaluationSettings {
    estimators = List.copyOf(estimators);
  }
}
