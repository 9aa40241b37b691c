package org.gelegen.model.offers;

import java.util.Collections;
import java.util.Set;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.portfolio.Need;
import org.gelegen.model.portfolio.Stage;
import org.jspecify.annotations.Nullable;

/**
 * When a row of a table counts: when every condition holds. An empty set, and what is absent, is no
 * condition.
 *
 * @param ability one of these
 * @param willingness one of these
 * @param stages one of these
 * @param needs the debtor has at least one of these
 * @param vulnerable whether the debtor is
 * @param kind what the debtor is
 */
public record Conditions(
    Set<Certainty> ability,
    Set<Certainty> willingness,
    Set<Stage> stages,
    Set<Need> needs,
    @Nullable Boolean vulnerable,
    @Nullable DebtorKind kind) {
  public Conditions {
    ability = Set.copyOf(ability);
    willingness = Set.copyOf(willingness);
    stages = Set.copyOf(stages);
    needs = Set.copyOf(needs);
  }

  /** Conditions that always hold. */
  public static Conditions always() {
    return new Conditions(Set.of(), Set.of(), Set.of(), Set.of(), null, null);
  }

  /** Whether they are about who is vulnerable, cannot pay or has a need. */
  boolean spare() {
    return Boolean.TRUE.equals(vulnerable)
        || ability.equals(Set.of(Certainty.NO))
        || !needs.isEmpty();
  }

  boolean hold(Circumstances found) {
    return holds(ability, found.ability())
        && holds(willingness, found.willingness())
        && holds(stages, found.stage())
        && (needs.isEmpty() || !Collections.disjoint(needs, found.needs()))
        && (vulnerable == null || vulnerable == found.vulnerable())
        && (kind == null || kind == found.kind());
  }

  private static <T> boolean holds(Set<T> allowed, T found) {
    return allowed.isEmpty() || allowed.contains(found);
  }
}
