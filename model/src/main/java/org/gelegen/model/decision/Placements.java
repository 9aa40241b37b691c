package org.gelegen.model.decision;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.experiments.ArmPolicy;
import org.gelegen.model.experiments.Placement;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.workflows.WorkflowPolicy;

/** Who decides for which debtor while experiments run. */
public final class Placements {
  private final Decider champion;
  private final Map<DebtorId, Placement> byDebtor;
  private final Map<Integer, Decider> versions;
  private final Set<DebtorId> objected;
  private final Set<DebtorId> withoutModel;

  /**
   * @param champion may be one that is not to be asked
   * @param objected who objects to profiling
   * @param withoutModel for whom a workflow takes the champion's place
   */
  Placements(
      Decider champion,
      Map<DebtorId, Placement> byDebtor,
      Map<Integer, Decider> versions,
      Set<DebtorId> objected,
      Set<DebtorId> withoutModel) {
    this.champion = champion;
    this.objected = Set.copyOf(objected);
    this.withoutModel = Set.copyOf(withoutModel);
    this.byDebtor = Map.copyOf(byDebtor);
    this.versions = Map.copyOf(versions);
  }

  /** Everybody is decided for by one decider. */
  public static Placements everybody(Decider decider) {
    return new Placements(decider, Map.of(), Map.of(), Set.of(), Set.of());
  }

  /** The arm of a debtor, or empty when it takes part in nothing. */
  public Optional<Placement> find(DebtorId debtor) {
    return Optional.ofNullable(byDebtor.get(debtor));
  }

  /** Whether a debtor objects to profiling. */
  public boolean objects(DebtorId debtor) {
    return objected.contains(debtor);
  }

  /**
   * Whether an experiment keeps a debtor from contacts outside of its arm. Who objects to profiling
   * is in no experiment, and so may be contacted by a plain rule.
   */
  public boolean leavesAlone(DebtorId debtor) {
    return !objects(debtor)
        && find(debtor)
            .filter(
                placement ->
                    placement.policy() instanceof ArmPolicy.Workflow
                        || placement.policy() instanceof ArmPolicy.Holdout)
            .isPresent();
  }

  /**
   * Why no model is asked of a debtor whom a workflow may have contacted: it objects to profiling,
   * or a workflow serves it and it is in a workflow's arm, or there is no model fit to be asked.
   * Empty for all others, of whom no model is asked either if they are in an arm that is left
   * alone.
   */
  public Optional<Unasked> unasked(DebtorHistory history, WorkflowPolicy policy, Instant at) {
    if (objects(history.debtorId())) {
      return Optional.of(Unasked.objected());
    }
    Optional<Placement> placement = find(history.debtorId());
    if (placement.isPresent() && placement.get().policy() instanceof ArmPolicy.Workflow) {
      return placement.filter(_ -> policy.serving(history, at).isPresent()).map(Unasked::of);
    }
    return asksChampion(placement) && withoutModel.contains(history.debtorId())
        ? Optional.of(Unasked.withoutModel())
        : Optional.empty();
  }

  private static boolean asksChampion(Optional<Placement> placement) {
    return placement.isEmpty() || placement.get().policy() instanceof ArmPolicy.Champion;
  }

  /** Whether nobody decides for a debtor because the champion cannot be read. */
  public boolean leftByDamage(DebtorId debtor) {
    return champion.damage().isPresent()
        && !objected.contains(debtor)
        && !withoutModel.contains(debtor)
        && asksChampion(find(debtor));
  }

  /**
   * The decider for a debtor, or empty when no model may be asked: its arm is left alone by us, the
   * debtor objects to profiling, a workflow takes the place of a champion that is not there, or the
   * champion cannot be read.
   */
  public Optional<Decider> decider(DebtorId debtor) {
    if (objected.contains(debtor)) {
      return Optional.empty();
    }
    Placement placement = byDebtor.get(debtor);
    if (placement == null) {
      return champion(debtor);
    }
    return switch (placement.policy()) {
      case ArmPolicy.Champion _ -> champion(debtor);
      case ArmPolicy.Version(int number) -> Optional.ofNullable(versions.get(number));
      case ArmPolicy.Workflow _, ArmPolicy.Holdout _ -> Optional.empty();
    };
  }

  private Optional<Decider> champion(DebtorId debtor) {
    return withoutModel.contains(debtor) || champion.damage().isPresent()
        ? Optional.empty()
        : Optional.of(champion);
  }
}
