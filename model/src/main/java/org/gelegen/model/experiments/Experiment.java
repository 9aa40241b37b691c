package org.gelegen.model.experiments;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gelegen.model.portfolio.DebtorId;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of arms to which chance assigns debtors.
 *
 * @param salt the key of the draw: with the same salt and id the same debtor always draws the same
 * @param segment which debtors fit, as the segment language writes it; absent: all
 * @param from the first moment at which a debtor can be exposed
 * @param until the moment from which nobody is treated by arm any more; absent: not set yet
 * @param arms at least two, the first of which is the baseline; where their shares leave something
 *     of the whole, so many debtors do not take part
 */
public record Experiment(
    ExperimentId id,
    String salt,
    @Nullable String segment,
    Instant from,
    @Nullable Instant until,
    List<Arm> arms) {
  private static final double ROUNDING = 1e-9;

  public Experiment {
    arms = List.copyOf(arms);
    if (salt.isEmpty()) {
      throw new IllegalArgumentException("salt must not be empty");
    }
    if (until != null && !until.isAfter(from)) {
      throw new IllegalArgumentException("until must be after from but is " + until);
    }
    if (arms.size() < 2 || arms.stream().map(Arm::name).distinct().count() < arms.size()) {
      throw new IllegalArgumentException(
          "arms must be at least two with names of their own but are " + arms);
    }
    if (!fit(arms.stream().mapToDouble(Arm::share).sum())) {
      throw new IllegalArgumentException("the arms' shares must not exceed 1 together: " + arms);
    }
  }

  /** Whether shares that sum up to {@code total} fit into the whole. */
  public static boolean fit(double total) {
    return total <= 1 + ROUNDING;
  }

  /** The arm that the others are compared with. */
  public Arm baseline() {
    return arms.getFirst();
  }

  public Optional<Arm> findArm(String name) {
    return arms.stream().filter(arm -> arm.name().equals(name)).findFirst();
  }

  public boolean runsAt(Instant at) {
    return !at.isBefore(from) && (until == null || at.isBefore(until));
  }

  /** The arm that a debtor draws, or empty when it draws the share that does not take part. */
  public Optional<Arm> draw(DebtorId debtor) {
    double lot = Lots.draw(salt, id, debtor);
    double end = 0;
    for (Arm arm : arms) {
      end += arm.share();
      if (lot < end) {
        return Optional.of(arm);
      }
    }
    return Optional.empty();
  }

  /** The arms' shares by name, as they are now. */
  public Map<String, Double> shares() {
    return arms.stream()
        .collect(Collectors.toMap(Arm::name, Arm::share, (first, _) -> first, LinkedHashMap::new));
  }
}
