package org.gelegen.trainer.promotion;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.gelegen.trainer.choices.ChoiceValue;
import org.gelegen.trainer.evaluation.Interval;
import org.gelegen.trainer.examples.Target;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a challenger beside the champion.
 *
 * @param champion absent: there is none that has seen contacts and can be read
 * @param challengerAsOf when the challenger's data ended
 * @param duels by what they predict, on the same contacts, which neither was fitted on; absent
 *     where too few contacts can tell
 * @param repeats the name of a version that was rolled back from and is the same to the byte;
 *     absent: it is none of those
 * @param value what its choices would have brought beside what was done since the champion's data
 *     ended
 */
public record Evidence(
    @Nullable Champion champion,
    Instant challengerAsOf,
    Map<Target, Duel> duels,
    @Nullable String repeats,
    ChoiceValue value) {
  public Evidence {
    duels = duels.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(duels));
  }

  /**
   * Whom the challenger is judged against.
   *
   * @param name such as {@code noorderlicht-12}
   * @param asOf when its data ended
   * @param goneBackTo whether it is champion because another was rolled back from
   */
  public record Champion(String name, Instant asOf, boolean goneBackTo) {}

  /**
   * One head against the other.
   *
   * @param n how many contacts
   * @param difference the challenger's log-loss less the champion's, in nats a contact: negative
   *     where the challenger is better
   * @param championLoss the champion's log-loss
   * @param challengerEce the challenger's expected calibration error
   * @param eceDifference that less the champion's
   */
  public record Duel(
      long n,
      Interval difference,
      double championLoss,
      double challengerEce,
      Interval eceDifference) {}

  /** What is known of one head. */
  public Optional<Duel> duel(Target target) {
    return Optional.ofNullable(duels.get(target));
  }
}
