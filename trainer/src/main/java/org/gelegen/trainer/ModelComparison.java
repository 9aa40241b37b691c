package org.gelegen.trainer;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.trainer.choices.ChoiceValue;
import org.gelegen.trainer.evaluation.Gains;
import org.gelegen.trainer.evaluation.Interval;
import org.gelegen.trainer.evaluation.Metrics;
import org.gelegen.trainer.examples.Target;
import org.jspecify.annotations.Nullable;

/**
 * Two versions on the same contacts.
 *
 * @param since contacts after it were compared on
 * @param fair whether neither version was fitted on them: false where there are too few contacts
 *     since the newer one was trained, so that the last fifth of all had to do
 * @param heads by what they predict; absent where there are no labelled contacts
 * @param value what the second's choices would have brought beside the first's, from the decisions
 *     logged since both were trained
 */
public record ModelComparison(
    ModelVersion first,
    ModelVersion second,
    Instant since,
    boolean fair,
    Map<Target, Side> heads,
    ChoiceValue value) {
  public ModelComparison {
    heads = heads.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(heads));
  }

  /**
   * One head of both.
   *
   * @param difference the second's log-loss less the first's, in nats a contact: negative where the
   *     second is better; absent where too little is known to tell
   */
  public record Side(Metrics first, Metrics second, @Nullable Interval difference, Curves curves) {}

  /** Which share of what came true each finds among its likeliest contacts. */
  public record Curves(Gains first, Gains second) {}
}
