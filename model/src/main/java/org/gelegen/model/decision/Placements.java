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

  /**
   * @param objected who objects to profiling
   */
  Placements(
      Decider champion,
      Map<DebtorId, Placement> byDebtor,
      Map<Integer, Decider> versions,
      Set<DebtorId> objected) {
    this.champion = champion;
    this.objected = Set.copyOf(objected);
    this.byDebtor = Map.copyOf(byDebtor);
    this.versions = Map.copyOf(versions);
  }

  /** Everybody is decided for by one decider. */
  public static Placements everybody(Decider decider) {
    return new Placements(decider, Map.of(), Map.of(), Set.of());
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
   * Why no model is asked of a debtor who is in a workflow's arm, where the client has a workflow
   * for it; empty for all others, whom nothing is planned for if they are in such an arm.
   */
  public Optional<Unasked> workflow(DebtorHistory history, WorkflowPolicy policy, Instant at) {
    return find(history.debtorId())
        .filter(placement -> placement.policy() instanceof ArmPolicy.Workflow)
        .filter(_ -> policy.serving(history, at).isPresent())
        .map(Unasked::of);
  }

  /**
   * The decider for a debtor, or empty when no model may be asked: its arm is left alone by us, or
   * the debtor objects to profiling.
   */
  public Optional<Decider> decider(DebtorId debtor) {
    if (objected.contains(debtor)) {
      return Optional.empty();
    }
    Placement placement = byDebtor.get(debtor);
    if (placement == null) {
      return Optional.of(champion);
    }
    return switch (placement.policy()) {
      case ArmPolicy.Champion _ -> Optional.of(champion);
      case ArmPolicy.Version(int number) -> Optional.ofNullable(versions.get(number));
      case ArmPolicy.Workflow _, ArmPolicy.Holdout _ -> Optional.empty();
    };
  }
}
