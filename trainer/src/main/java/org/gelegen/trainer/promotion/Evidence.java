package org.gelegen.trainer.promotion;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.gelegen.trainer.evaluation.Interval;
import org.gelegen.trainer.examples.Target;

/**
 * How a challenger and the champion did on the same contacts, which neither was fitted on.
 *
 * @param championAsOf when the champion's data ended
 * @param challengerAsOf when the challenger's data ended
 * @param duels by what they predict; absent where too few contacts can tell
 */
public record Evidence(Instant championAsOf, Instant challengerAsOf, Map<Target, Duel> duels) {
  public Evidence {
    duels = duels.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(duels));
  }

  /**
   * One head against the other.
   *
   * @param n how many contacts
   * @param difference the challenger's log-loss less the champion's, in nats a contact: negative
   *     where the challenger is better
   * @param challengerEce the challenger's expected calibration error
   * @param championEce the champion's
   */
  public record Duel(long n, Interval difference, double challengerEce, double championEce) {}

  /** What is known of one head. */
  public Optional<Duel> duel(Target target) {
    return Optional.ofNullable(duels.get(target));
  }
}
