package org.gelegen.model.features;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.history.HourOfWeek;
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
  private static final Grain[] GRAINS = Grain.values();

  private final FeatureSchema schema;
  private final ActionGrid grid;
  private final double[][] values = new double[Grain.count()][];
  private final int[][] groupOfAction = new int[Grain.count()][];

  /** An action of each group, by grain; -1 where the grid has none. */
  private final int[][] representatives = new int[Grain.count()][];

  /** By slot, the number of its hour among the grid's hours of weekdays and of weekends. */
  private final int[] hourOfSlot;

  private final int hours;

  public FeatureFrame(FeatureSchema schema, ActionGrid grid) {
    this.schema = schema;
    this.grid = grid;
    hourOfSlot = new int[grid.slots().size()];
    hours = numberHours();
    for (Grain grain : GRAINS) {
      int[] groups = new int[grid.size()];
      int[] representative = new int[groupCount(grain)];
      Arrays.fill(representative, -1);
      for (int action = groups.length - 1; action >= 0; action--) {
        groups[action] = groupOf(grain, action);
        representative[groups[action]] = action;
      }
      groupOfAction[grain.code()] = groups;
      representatives[grain.code()] = representative;
      values[grain.code()] = new double[groupCount(grain) * schema.count(grain)];
    }
    readCalendar();
  }

  /** Numbers the hours that slots begin in, each once for weekdays and once for weekends. */
  private int numberHours() {
    Map<HourOfWeek, Integer> numbers = new HashMap<>();
    for (int slot = 0; slot < hourOfSlot.length; slot++) {
      HourOfWeek hour = new HourOfWeek(grid.hour(slot), PartOfWeek.isWeekend(grid.dayOfWeek(slot)));
      numbers.putIfAbsent(hour, numbers.size());
      hourOfSlot[slot] = numbers.get(hour);
    }
    return numbers.size();
  }

  private int groupOf(Grain grain, int action) {
    int slot = grid.slotIndex(action);
    return switch (grain) {
      case DEBTOR -> 0;
      case CHANNEL -> grid.channelIndex(action);
      // A date has one weekday.
      case DATE, WEEKDAY -> grid.dateIndex(slot);
      case HOUR -> hourOfSlot[slot];
      case CELL ->
          grid.channelIndex(action) * CELLS_PER_CHANNEL
              + PartOfWeek.of(grid.hour(slot), grid.dayOfWeek(slot)).index();
      case CHANNEL_HOUR -> grid.channelIndex(action) * hours + hourOfSlot[slot];
    };
  }

  /** How many groups of actions a grain tells apart. */
  public int groupCount(Grain grain) {
    return switch (grain) {
      case DEBTOR -> 1;
      case CHANNEL -> grid.channels().size();
      case DATE, WEEKDAY -> grid.dates().size();
      case HOUR -> hours;
      case CELL -> grid.channels().size() * CELLS_PER_CHANNEL;
      case CHANNEL_HOUR -> grid.channels().size() * hours;
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

  /**
   * Takes the features of the debtor that another frame has read, where the actions of this grid
   * are all among the other's.
   *
   * @param actions by action of this grid, the same one's number in the other's
   */
  public void read(FeatureFrame other, int[] actions) {
    for (Grain grain : GRAINS) {
      int width = schema.count(grain);
      int[] representative = representatives[grain.code()];
      for (int group = 0; group < representative.length && width > 0; group++) {
        int action = representative[group];
        if (action >= 0) {
          System.arraycopy(
              other.values[grain.code()],
              other.group(grain, actions[action]) * width,
              values[grain.code()],
              group * width,
              width);
        }
      }
    }
  }

  private void readCalendar() {
    DebtorHistory nobody = DebtorHistory.empty(new DebtorId("nobody"), grid.zone());
    read(new Situation(nobody, null, grid.slots().getFirst().start(), grid), true);
  }

  private void read(Situation situation, boolean calendar) {
    for (Grain grain : GRAINS) {
      int[] representative = representatives[grain.code()];
      for (int group = 0; group < representative.length; group++) {
        int action = representative[group];
        if (action >= 0) {
          situation.atChannel(grid.channelIndex(action)).atSlot(grid.slotIndex(action));
          readGroup(grain, group, situation, calendar);
        }
      }
    }
  }

  private void readGroup(Grain grain, int group, Situation situation, boolean calendar) {
    List<Feature> features = schema.features();
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
