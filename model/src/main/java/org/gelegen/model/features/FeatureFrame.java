package org.gelegen.model.features;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.history.PartOfWeek;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.slots.ActionGrid;
import org.jspecify.annotations.Nullable;

/**
 * The features of one debtor for all actions of a grid, each value held once for the actions that
 * share it.
 *
 * <p>One frame serves debtor after debtor; what follows from the calendar alone is computed when it
 * is made. Not thread-safe: one for each thread.
 *
 * <p>For a grain, {@code values(grain)} is a matrix of groups × features of that grain, row by row;
 * {@link #group} says which group an action belongs to.
 */
public final class FeatureFrame {
  private static final int CELLS_PER_CHANNEL = PartOfWeek.count();

  private final FeatureSchema schema;
  private final ActionGrid grid;
  private final double[][] values = new double[Grain.count()][];
  private final int[][] groupOfAction = new int[Grain.count()][];
  private final int[] representativeOfCell;

  public FeatureFrame(FeatureSchema schema, ActionGrid grid) {
    this.schema = schema;
    this.grid = grid;
    representativeOfCell = new int[grid.channels().size() * CELLS_PER_CHANNEL];
    Arrays.fill(representativeOfCell, -1);
    for (Grain grain : Grain.values()) {
      int[] groups = new int[grid.size()];
      for (int action = 0; action < groups.length; action++) {
        groups[action] = groupOf(grain, action);
        if (grain == Grain.CELL) {
          representativeOfCell[groups[action]] = action;
        }
      }
      groupOfAction[grain.code()] = groups;
      values[grain.code()] = new double[groupCount(grain) * schema.count(grain)];
    }
    readCalendar();
  }

  private int groupOf(Grain grain, int action) {
    int slot = grid.slotIndex(action);
    return switch (grain) {
      case DEBTOR -> 0;
      case CHANNEL -> grid.channelIndex(action);
      case DATE -> grid.dateIndex(slot);
      case SLOT -> slot;
      case CELL ->
          grid.channelIndex(action) * CELLS_PER_CHANNEL
              + PartOfWeek.of(grid.hour(slot), grid.dayOfWeek(slot)).index();
      case ACTION -> action;
    };
  }

  /** How many groups of actions a grain tells apart. */
  public int groupCount(Grain grain) {
    return switch (grain) {
      case DEBTOR -> 1;
      case CHANNEL -> grid.channels().size();
      case DATE -> grid.dates().size();
      case SLOT -> grid.slots().size();
      case CELL -> grid.channels().size() * CELLS_PER_CHANNEL;
      case ACTION -> grid.size();
    };
  }

  public FeatureSchema schema() {
    return schema;
  }

  public ActionGrid grid() {
    return grid;
  }

  /** The group of a grain that an action belongs to. */
  public int group(Grain grain, int action) {
    return groupOfAction[grain.code()][action];
  }

  /** The values of a grain, groups × features, row by row; NaN where unknown. Not to be changed. */
  public double[] values(Grain grain) {
    return values[grain.code()];
  }

  /** The value of a feature for a group of its grain. */
  public double value(int feature, int group) {
    Grain grain = schema.feature(feature).grain();
    return values[grain.code()][group * schema.count(grain) + schema.placeInGrain(feature)];
  }

  /** The value of a feature for an action. */
  public double valueFor(int feature, int action) {
    return value(feature, group(schema.feature(feature).grain(), action));
  }

  /** All features of an action, in the schema's order, into {@code row}. */
  public void row(int action, double[] row) {
    for (int i = 0; i < row.length; i++) {
      row[i] = valueFor(i, action);
    }
  }

  /**
   * Takes the features of a debtor as it is known at {@code asOf}.
   *
   * @param caseState the case at stake, null when there is none
   */
  public void read(DebtorHistory history, @Nullable CaseState caseState, Instant asOf) {
    read(new Situation(history, caseState, asOf, grid), false);
  }

  private void readCalendar() {
    DebtorHistory nobody = DebtorHistory.empty(new DebtorId("nobody"), grid.zone());
    read(new Situation(nobody, null, grid.slots().getFirst().start(), grid), true);
  }

  private void read(Situation situation, boolean calendar) {
    List<Feature> features = schema.features();
    readGroup(features, Grain.DEBTOR, 0, situation, calendar);
    for (int channel = 0; channel < grid.channels().size(); channel++) {
      readGroup(features, Grain.CHANNEL, channel, situation.atChannel(channel), calendar);
    }
    for (int date = 0; date < grid.dates().size(); date++) {
      readGroup(features, Grain.DATE, date, situation.atDate(date), calendar);
    }
    for (int slot = 0; slot < grid.slots().size(); slot++) {
      readGroup(features, Grain.SLOT, slot, situation.atSlot(slot), calendar);
    }
    for (int cell = 0; cell < representativeOfCell.length; cell++) {
      int action = representativeOfCell[cell];
      if (action >= 0) {
        readGroup(features, Grain.CELL, cell, at(situation, action), calendar);
      }
    }
    for (int action = 0; action < grid.size(); action++) {
      readGroup(features, Grain.ACTION, action, at(situation, action), calendar);
    }
  }

  private Situation at(Situation situation, int action) {
    return situation.atChannel(grid.channelIndex(action)).atSlot(grid.slotIndex(action));
  }

  private void readGroup(
      List<Feature> features, Grain grain, int group, Situation situation, boolean calendar) {
    int[] indices = schema.indices(grain);
    int offset = group * indices.length;
    double[] target = values[grain.code()];
    for (int i = 0; i < indices.length; i++) {
      Feature feature = features.get(indices[i]);
      if (feature.calendar() == calendar) {
        target[offset + i] = feature.reader().read(situation);
      }
    }
  }
}
