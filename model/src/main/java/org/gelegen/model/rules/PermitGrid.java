package org.gelegen.model.rules;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.slots.ActionGrid;

/**
 * Which actions of a grid are permitted for one debtor. An action is permitted when no moment of
 * its slot is forbidden, whenever inside the slot the contact is made.
 */
public final class PermitGrid {
  private final ActionGrid grid;
  private final BitSet permitted;
  private final Supplier<List<Decision.Exclusion>> exclusions;
  private final Supplier<List<RuleTake>> takes;

  PermitGrid(
      ActionGrid grid,
      BitSet permitted,
      Supplier<List<Decision.Exclusion>> exclusions,
      Supplier<List<RuleTake>> takes) {
    this.grid = grid;
    this.permitted = permitted;
    this.exclusions = exclusions;
    this.takes = takes;
  }

  public ActionGrid grid() {
    return grid;
  }

  /** Whether the action of this number is permitted. */
  public boolean permitted(int action) {
    return permitted.get(action);
  }

  /** Whether any action is. */
  public boolean any() {
    return !permitted.isEmpty();
  }

  /** How many actions are. */
  public int count() {
    return permitted.cardinality();
  }

  /** The first permitted action from number {@code action} on, or -1 when there is none. */
  public int next(int action) {
    return permitted.nextSetBit(action);
  }

  /** One bit an action, set where it is permitted: action n is bit n % 64 of word n / 64. */
  public long[] bits() {
    return Arrays.copyOf(permitted.toLongArray(), (grid.size() + 63) / 64);
  }

  /**
   * What each rule takes out, in the order of the rules; worked out when asked, so planning does
   * not pay for it. Every rule that excludes an action counts it, so the exclusions of several
   * rules overlap and their slots do not add up. A rule that excludes the same slots on every
   * channel is told once, without channel. {@code until} is the next moment after the first
   * excluded slot begins at which that rule, others aside, does not stand in the way.
   */
  public List<Decision.Exclusion> exclusions() {
    return exclusions.get();
  }

  /**
   * How many actions each rule takes out, in the order of the rules: what {@link #exclusions} adds
   * up to, in a fraction of its time, since nothing is told of channels and of when they open.
   */
  public List<RuleTake> takes() {
    return takes.get();
  }
}
