package org.gelegen.trainer;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.gelegen.model.features.Feature;

/**
 * How a client's heads are learned. {@link #product()} is the way that serves; laboratories leave
 * parts of it out, to see what each is worth.
 *
 * @param features which features learners may look at
 * @param candidates the learners to choose from
 * @param calibrated whether scores are calibrated on later data
 * @param selfCure whether what would be answered for without any contact is learned; else it counts
 *     as nothing
 */
public record Recipe(
    Predicate<Feature> features, Set<Candidate> candidates, boolean calibrated, boolean selfCure) {

  /** A learner that a head can be fitted by. */
  public enum Candidate {
    /** What was assumed before; learners that can, also shrink towards it. */
    PRIOR,
    /** A logistic regression. */
    LOGISTIC,
    /** Boosted trees. */
    TREES,
    /** A logistic regression that leaves out what has drifted. */
    STEADY_LOGISTIC
  }

  public Recipe {
    candidates = Set.copyOf(candidates);
  }

  /** All of it: what serves. */
  public static Recipe product() {
    return new Recipe(
        _ -> true, Set.of(Candidate.PRIOR, Candidate.LOGISTIC, Candidate.TREES), true, true);
  }

  /**
   * The same for rows that may drift with time: a logistic regression that leaves out what has
   * drifted stands beside the others, and the weights of all are learned on shorter and shorter
   * stretches up to now.
   */
  public Recipe mindingDrift() {
    Set<Candidate> more = EnumSet.of(Candidate.STEADY_LOGISTIC);
    more.addAll(candidates);
    return new Recipe(features, more, calibrated, selfCure);
  }

  boolean mindsDrift() {
    return candidates.contains(Candidate.STEADY_LOGISTIC);
  }

  /** The same without a look at what happened to the debtor before. */
  public Recipe withoutHistory() {
    return new Recipe(
        feature -> features.test(feature) && feature.origin() != Feature.Origin.HISTORY,
        candidates,
        calibrated,
        selfCure);
  }

  /** The same with scores as the learners give them. */
  public Recipe withoutCalibration() {
    return new Recipe(features, candidates, false, selfCure);
  }

  /** The same with the client's own contacts alone, and nothing assumed before. */
  public Recipe withoutPooling() {
    return new Recipe(
        features,
        candidates.stream()
            .filter(candidate -> candidate != Candidate.PRIOR)
            .collect(Collectors.toSet()),
        calibrated,
        selfCure);
  }

  /** The same as if nobody paid without a contact. */
  public Recipe withoutSelfCure() {
    return new Recipe(features, candidates, calibrated, false);
  }

  /** The same by one kind of learner, whatever the evidence says. */
  public Recipe by(Candidate only) {
    return new Recipe(features, Set.of(only), calibrated, selfCure);
  }
}
