package org.gelegen.model.experiments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A client's experiments.
 *
 * <p>The global holdout is an experiment as well, under the id {@value #HOLDOUT}: of all debtors a
 * lasting share is left alone by us, and no other experiment touches them. What the others bring
 * more is what the product brings as a whole.
 *
 * @param holdoutShare in [0, 0.5]; 0: there is no global holdout
 * @param holdoutSalt the key of the holdout's draw
 * @param list the experiments; a debtor that fits several takes part in the first
 */
public record ExperimentSettings(double holdoutShare, String holdoutSalt, List<Experiment> list) {
  /** The id of the global holdout. */
  public static final String HOLDOUT = "global-holdout";

  /** The largest share that can be held out. */
  public static final double LARGEST_HOLDOUT = 0.5;

  public ExperimentSettings {
    list = List.copyOf(list);
    if (!(holdoutShare >= 0 && holdoutShare <= LARGEST_HOLDOUT)) {
      throw new IllegalArgumentException(
          "the holdout's share must be in [0, 0.5] but is " + holdoutShare);
    }
    if (holdoutSalt.isEmpty()) {
      throw new IllegalArgumentException("the holdout's salt must not be empty");
    }
    if (list.stream().map(Experiment::id).distinct().count() < list.size()
        || list.stream().anyMatch(experiment -> experiment.id().value().equals(HOLDOUT))) {
      throw new IllegalArgumentException(
          "experiments must have ids of their own, other than " + HOLDOUT);
    }
  }

  /** No experiments and no holdout. */
  public static ExperimentSettings none() {
    return new ExperimentSettings(0, HOLDOUT, List.of());
  }

  /** The global holdout as an experiment, or empty when nothing is held out. */
  public Optional<Experiment> holdout() {
    return holdoutShare == 0
        ? Optional.empty()
        : Optional.of(
            new Experiment(
                new ExperimentId(HOLDOUT),
                holdoutSalt,
                null,
                Instant.EPOCH,
                null,
                List.of(
                    new Arm("holdout", new ArmPolicy.Holdout(), holdoutShare),
                    new Arm("treated", new ArmPolicy.Champion(), 1 - holdoutShare))));
  }

  /** Whether there are any, the global holdout counted. */
  public boolean any() {
    return holdoutShare > 0 || !list.isEmpty();
  }

  /** All experiments, the global holdout first. */
  public List<Experiment> all() {
    List<Experiment> all = new ArrayList<>();
    holdout().ifPresent(all::add);
    all.addAll(list);
    return all;
  }

  public Optional<Experiment> find(String id) {
    return all().stream().filter(experiment -> experiment.id().value().equals(id)).findFirst();
  }
}
