package org.gelegen.model.experiments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.objections.Objections;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.jspecify.annotations.Nullable;

/**
 * Tells debtors' arms, and exposes debtors to the experiments that they fit. Safe for use by many
 * threads.
 *
 * <p>A debtor is exposed at the first moment at which it could be contacted, that is with a case to
 * be contacted about, whatever arm it draws: so the arms' debtors are alike. From then on the
 * stored exposure counts, whatever happens to the segment, the shares or the salt. A debtor takes
 * part in one experiment at a time, and while it does, it is not drawn for the global holdout.
 */
public final class Enroller {
  private static final int CHUNK = 10_000;

  private final ExposureStore exposures;
  private final SegmentLanguage language;
  private final Objections objections;
  private final Map<String, Segment> compiled = new ConcurrentHashMap<>();

  /** For a house in which nobody objects to profiling. */
  public Enroller(ExposureStore exposures, SegmentLanguage language) {
    this(exposures, language, Objections.none());
  }

  /**
   * Makes an enroller.
   *
   * @param objections who objects to profiling, for callers to leave out: whoever is handed in is
   *     placed
   */
  public Enroller(ExposureStore exposures, SegmentLanguage language, Objections objections) {
    this.exposures = exposures;
    this.language = language;
    this.objections = objections;
  }

  /** Who objects to profiling now. */
  public Objections objections() {
    return objections;
  }

  /** Where debtors stand at {@code at}; those who are in no arm, or have no case, are missing. */
  public Map<DebtorId, Placement> enrol(
      ClientId client, ExperimentSettings settings, Collection<DebtorHistory> debtors, Instant at) {
    return new Round(client, settings, at)
        .place(
            debtors,
            fresh -> {
              exposures.add(client, fresh);
              Set<DebtorId> newcomers = new HashSet<>();
              fresh.forEach(exposure -> newcomers.add(exposure.debtor()));
              return exposures.find(client, newcomers);
            });
  }

  /** Where debtors would stand if they were enrolled; nobody is exposed. */
  public Map<DebtorId, Placement> foresee(
      ClientId client, ExperimentSettings settings, Collection<DebtorHistory> debtors, Instant at) {
    return new Round(client, settings, at).place(debtors, fresh -> fresh);
  }

  private Segment segment(Experiment experiment) {
    return segment(experiment.segment());
  }

  /**
   * The segment that an expression writes.
   *
   * @param expression absent: everybody
   */
  public Segment segment(@Nullable String expression) {
    return expression == null
        ? Segment.ALL
        : compiled.computeIfAbsent(expression, language::compile);
  }

  /** Takes in exposures that begin now. */
  private interface Newcomers {
    /** The exposures that count: where somebody else was faster, the other's. */
    List<Exposure> admit(List<Exposure> fresh);
  }

  /** One look at some debtors at one moment. */
  private final class Round {
    private final ClientId client;
    private final Instant at;
    private final Optional<Experiment> holdout;
    private final Map<ExperimentId, Experiment> running = new LinkedHashMap<>();

    private Round(ClientId client, ExperimentSettings settings, Instant at) {
      this.client = client;
      this.at = at;
      holdout = settings.holdout();
      for (Experiment experiment : settings.list()) {
        if (experiment.runsAt(at)) {
          running.put(experiment.id(), experiment);
        }
      }
    }

    private Map<DebtorId, Placement> place(Collection<DebtorHistory> debtors, Newcomers newcomers) {
      Map<DebtorId, Placement> placements = new HashMap<>();
      if (holdout.isEmpty() && running.isEmpty()) {
        return placements;
      }
      List<DebtorHistory> chunk = new ArrayList<>();
      for (DebtorHistory history : debtors) {
        if (history.actionableCase().isPresent()) {
          chunk.add(history);
        }
        if (chunk.size() == CHUNK) {
          place(chunk, newcomers, placements);
          chunk.clear();
        }
      }
      place(chunk, newcomers, placements);
      return placements;
    }

    private void place(
        List<DebtorHistory> chunk, Newcomers newcomers, Map<DebtorId, Placement> placements) {
      Map<DebtorId, Set<Exposure>> known = new HashMap<>();
      sort(exposures.find(client, ids(chunk)), known);
      List<Exposure> fresh = new ArrayList<>();
      for (DebtorHistory history : chunk) {
        fresh.addAll(draw(history, known.getOrDefault(history.debtorId(), Set.of())));
      }
      if (!fresh.isEmpty()) {
        sort(newcomers.admit(fresh), known);
      }
      known.forEach(
          (debtor, its) -> placement(its).ifPresent(place -> placements.put(debtor, place)));
    }

    private static void sort(List<Exposure> exposures, Map<DebtorId, Set<Exposure>> byDebtor) {
      for (Exposure exposure : exposures) {
        byDebtor.computeIfAbsent(exposure.debtor(), _ -> new LinkedHashSet<>()).add(exposure);
      }
    }

    /** The exposures that begin now. */
    private List<Exposure> draw(DebtorHistory history, Collection<Exposure> known) {
      List<Exposure> drawn = new ArrayList<>();
      if (placement(known).isPresent()) {
        return drawn;
      }
      if (holdout.isPresent() && isNew(holdout.get(), known)) {
        expose(holdout.get(), history, drawn);
        if (placement(drawn).isPresent()) {
          return drawn;
        }
      }
      for (Experiment experiment : running.values()) {
        if (isNew(experiment, known)
            && segment(experiment).contains(history, at)
            && expose(experiment, history, drawn)) {
          return drawn;
        }
      }
      return drawn;
    }

    private static boolean isNew(Experiment experiment, Collection<Exposure> known) {
      return known.stream().noneMatch(past -> past.experiment().equals(experiment.id()));
    }

    private boolean expose(Experiment experiment, DebtorHistory history, List<Exposure> drawn) {
      Optional<Arm> arm = experiment.draw(history.debtorId());
      arm.ifPresent(mine -> drawn.add(Exposure.of(experiment, history.debtorId(), mine, at)));
      return arm.isPresent();
    }

    /** The holdout's, else that of the running experiment to which the debtor was exposed first. */
    private Optional<Placement> placement(Collection<Exposure> its) {
      Placement first = null;
      Instant since = Instant.MAX;
      for (Exposure exposure : its) {
        if (holdout.isPresent() && exposure.experiment().equals(holdout.get().id())) {
          Optional<Placement> held =
              placement(holdout.get(), exposure).filter(place -> !place.policy().contacts());
          if (held.isPresent()) {
            return held;
          }
        }
        Experiment experiment = running.get(exposure.experiment());
        if (experiment != null && exposure.at().isBefore(since)) {
          Optional<Placement> place = placement(experiment, exposure);
          if (place.isPresent()) {
            first = place.get();
            since = exposure.at();
          }
        }
      }
      return Optional.ofNullable(first);
    }

    /** Empty when the settings no longer know the arm. */
    private static Optional<Placement> placement(Experiment experiment, Exposure exposure) {
      return experiment
          .findArm(exposure.arm())
          .map(arm -> new Placement(experiment.id(), arm.name(), arm.policy()));
    }

    private static Set<DebtorId> ids(List<DebtorHistory> debtors) {
      Set<DebtorId> ids = new HashSet<>();
      debtors.forEach(history -> ids.add(history.debtorId()));
      return ids;
    }
  }
}
