package org.gelegen.model.decision;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.compiled.ModelSession;
import org.gelegen.model.features.FeatureFrame;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.rules.PermitGrid;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.model.slots.Slot;
import org.jspecify.annotations.Nullable;

/**
 * What the models say of the actions of a grid, worked out for its open slots alone: at night
 * nobody may be called, and what cannot be done need not be scored. A debtor who may be contacted
 * when others may not is scored for all slots. Not thread-safe.
 */
final class OpenScores {
  private final CompiledModel model;
  private final ActionGrid grid;
  private final ModelSession open;
  private final int[] openPlaces;
  private final int[] samePlaces;
  private @Nullable ModelSession whole;

  /** The session of the debtor scored last, and by what numbers it knows the grid's actions. */
  private ModelSession current;

  private int[] places;

  /**
   * Readies the scores of a grid.
   *
   * @param openSlots slots of the grid, in order
   */
  OpenScores(CompiledModel model, ActionGrid grid, List<Slot> openSlots) {
    this.model = model;
    this.grid = grid;
    samePlaces = new int[grid.size()];
    Arrays.setAll(samePlaces, action -> action);
    if (openSlots.isEmpty() || openSlots.size() == grid.slots().size()) {
      open = model.on(grid);
      openPlaces = samePlaces;
    } else {
      ActionGrid openGrid = new ActionGrid(grid.zone(), openSlots, grid.channels());
      open = model.on(openGrid);
      openPlaces = places(grid, openGrid);
    }
    current = open;
    places = openPlaces;
  }

  /** By action of the grid: its number among the open ones, or -1. */
  private static int[] places(ActionGrid grid, ActionGrid openGrid) {
    int[] found = new int[grid.size()];
    Arrays.fill(found, -1);
    int next = 0;
    for (int slot = 0; slot < grid.slots().size() && next < openGrid.slots().size(); slot++) {
      if (grid.slots().get(slot).equals(openGrid.slots().get(next))) {
        for (int channel = 0; channel < grid.channels().size(); channel++) {
          found[grid.actionIndex(channel, slot)] = openGrid.actionIndex(channel, next);
        }
        next++;
      }
    }
    return found;
  }

  /**
   * Scores a debtor for at least the actions that are permitted; the others have no scores.
   *
   * @param subject the case at stake
   */
  void score(DebtorHistory history, CaseState subject, PermitGrid permits, Instant now) {
    current = open;
    places = openPlaces;
    for (int action = permits.next(0); action >= 0; action = permits.next(action + 1)) {
      if (openPlaces[action] < 0) {
        current = whole();
        places = samePlaces;
        break;
      }
    }
    current.score(history, subject, now);
  }

  private ModelSession whole() {
    if (whole == null) {
      whole = model.on(grid);
    }
    return whole;
  }

  /** The probability that a permitted action reaches the debtor scored last. */
  double reach(int action) {
    return current.reach(places[action]);
  }

  /** The probability of being answered for, given this contact, whether it reaches or not. */
  double response(int action) {
    return current.response(places[action]);
  }

  /** The probability of harm. */
  double harm(int action) {
    return current.harm(places[action]);
  }

  /** What the contact adds to the probability of being answered for. */
  double uplift(int action) {
    return current.uplift(places[action]);
  }

  /** The features of the debtor scored last, for actions by {@link #place}. */
  FeatureFrame frame() {
    return current.frame();
  }

  /** What makes up the value of a permitted action. */
  ValueShares shares(int action, ValueShares.Stakes stakes) {
    return ValueShares.of(current, places[action], stakes);
  }

  /** The number by which {@link #frame} knows a permitted action. */
  int place(int action) {
    return places[action];
  }
}
