package org.gelegen.model.compiled;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.gelegen.model.features.FeatureFrame;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.model.features.Grain;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.slots.ActionGrid;

/**
 * A logistic regression's log-odds: a base, a weight for each feature, and a weight for each
 * channel in each hour and on each weekday.
 *
 * <p>A feature that is known adds weight · (value − center) · scale; one that is not adds {@code
 * missing}.
 *
 * @param weights in the schema's order, as the three that follow
 * @param scales one over the spread, 1 for indicators
 * @param channelHours channels × 24 hours, row by row
 * @param channelWeekdays channels × 7 weekdays from Monday, row by row
 */
// Flat arrays are the point; they are handed over at construction and compared by nobody.
@SuppressWarnings("ArrayRecordComponent")
public record LinearScorer(
    FeatureSchema schema,
    double base,
    double[] weights,
    double[] centers,
    double[] scales,
    double[] missing,
    double[] channelHours,
    double[] channelWeekdays)
    implements Scorer {
  private static final Grain[] GRAINS = Grain.values();
  private static final Grain[] SUMMED = {
    Grain.DEBTOR, Grain.CHANNEL, Grain.DATE, Grain.CELL, Grain.CHANNEL_HOUR
  };
  private static final Set<Grain> SLOT_GRAINS = Set.of(Grain.HOUR, Grain.WEEKDAY);

  static final int HOURS = 24;
  static final int WEEKDAYS = 7;

  /** How many weights there are of a channel in an hour. */
  public static final int CHANNEL_HOURS = Channel.count() * HOURS;

  /** How many weights there are of a channel on a weekday. */
  public static final int CHANNEL_WEEKDAYS = Channel.count() * WEEKDAYS;

  public LinearScorer {
    requireLength("weights", weights, schema.size());
    requireLength("centers", centers, schema.size());
    requireLength("scales", scales, schema.size());
    requireLength("missing", missing, schema.size());
    requireLength("channelHours", channelHours, CHANNEL_HOURS);
    requireLength("channelWeekdays", channelWeekdays, CHANNEL_WEEKDAYS);
  }

  private static void requireLength(String name, double[] values, int length) {
    if (values.length != length) {
      throw new IllegalArgumentException(
          name + " must have " + length + " values but has " + values.length);
    }
  }

  private double contribution(int feature, double value) {
    return Double.isNaN(value)
        ? missing[feature]
        : weights[feature] * (value - centers[feature]) * scales[feature];
  }

  @Override
  public OnFrame on(FeatureFrame frame) {
    return new Ready(frame);
  }

  private final class Ready implements OnFrame {
    private final FeatureFrame frame;
    private final int[][] features = new int[GRAINS.length][];
    private final double[][] sums = new double[GRAINS.length][];
    private final double[] crosses;

    /**
     * By slot, what the features of hour and weekday begin their sum with: those of the calendar.
     */
    private final double[] calendar;

    /** The other features of hour and weekday, which come after those. */
    private final int[] afterCalendar;

    private final int hours;
    private final double[] bySlot;
    private final double[] byDateOfSlot;
    private final int[] hourOfSlot;
    private final int[] dateOfSlot;
    private final int[] cells;

    Ready(FeatureFrame frame) {
      this.frame = frame;
      for (Grain grain : GRAINS) {
        features[grain.code()] =
            IntStream.range(0, schema.size())
                .filter(feature -> schema.feature(feature).grain() == grain)
                .toArray();
        sums[grain.code()] = new double[frame.groupCount(grain)];
      }
      ActionGrid grid = frame.grid();
      crosses = new double[grid.size()];
      cells = new int[grid.size()];
      for (int action = 0; action < crosses.length; action++) {
        crosses[action] = hourWeight(action) + weekdayWeight(action);
        cells[action] = frame.group(Grain.CELL, action);
      }
      int[] ofSlot =
          IntStream.range(0, schema.size())
              .filter(feature -> SLOT_GRAINS.contains(schema.feature(feature).grain()))
              .toArray();
      int first = 0;
      while (first < ofSlot.length && schema.feature(ofSlot[first]).calendar()) {
        first++;
      }
      afterCalendar = Arrays.copyOfRange(ofSlot, first, ofSlot.length);
      int slots = grid.slots().size();
      calendar = new double[slots];
      hourOfSlot = new int[slots];
      dateOfSlot = new int[slots];
      for (int slot = 0; slot < slots; slot++) {
        int action = grid.actionIndex(0, slot);
        hourOfSlot[slot] = frame.group(Grain.HOUR, action);
        dateOfSlot[slot] = grid.dateIndex(slot);
        for (int i = 0; i < first; i++) {
          calendar[slot] += contribution(ofSlot[i], frame.valueFor(ofSlot[i], action));
        }
      }
      hours = frame.groupCount(Grain.HOUR);
      bySlot = new double[slots];
      byDateOfSlot = new double[slots];
    }

    private double hourWeight(int action) {
      ActionGrid grid = frame.grid();
      return channelHours[grid.channel(action).index() * HOURS + grid.hour(grid.slotIndex(action))];
    }

    private double weekdayWeight(int action) {
      ActionGrid grid = frame.grid();
      return channelWeekdays[
          grid.channel(action).index() * WEEKDAYS
              + grid.dayOfWeek(grid.slotIndex(action)).getValue()
              - 1];
    }

    @Override
    public void score(double[] logOdds) {
      for (Grain grain : SUMMED) {
        sumGroups(grain);
      }
      sumSlots();
      ActionGrid grid = frame.grid();
      int slots = bySlot.length;
      double[] byChannel = sums[Grain.CHANNEL.code()];
      double[] byCell = sums[Grain.CELL.code()];
      double[] byChannelHour = sums[Grain.CHANNEL_HOUR.code()];
      double common = base + sums[Grain.DEBTOR.code()][0];
      for (int channel = 0; channel < grid.channels().size(); channel++) {
        int first = channel * slots;
        double ofChannel = byChannel[channel];
        for (int slot = 0; slot < slots; slot++) {
          int action = first + slot;
          logOdds[action] =
              common
                  + crosses[action]
                  + ofChannel
                  + byDateOfSlot[slot]
                  + bySlot[slot]
                  + byCell[cells[action]]
                  + byChannelHour[channel * hours + hourOfSlot[slot]];
        }
      }
    }

    private void sumSlots() {
      double[] byDate = sums[Grain.DATE.code()];
      for (int slot = 0; slot < bySlot.length; slot++) {
        bySlot[slot] = calendar[slot];
        byDateOfSlot[slot] = byDate[dateOfSlot[slot]];
      }
      for (int feature : afterCalendar) {
        Grain grain = schema.feature(feature).grain();
        double[] target = sums[grain.code()];
        for (int group = 0; group < target.length; group++) {
          target[group] = contribution(feature, frame.value(feature, group));
        }
        int[] groups = grain == Grain.HOUR ? hourOfSlot : dateOfSlot;
        for (int slot = 0; slot < bySlot.length; slot++) {
          bySlot[slot] += target[groups[slot]];
        }
      }
    }

    private void sumGroups(Grain grain) {
      int[] inGrain = features[grain.code()];
      double[] values = frame.values(grain);
      double[] target = sums[grain.code()];
      for (int group = 0, at = 0; group < target.length; group++) {
        double sum = 0;
        for (int feature : inGrain) {
          sum += contribution(feature, values[at++]);
        }
        target[group] = sum;
      }
    }

    @Override
    public double explain(int action, double[] contributions) {
      for (int feature = 0; feature < contributions.length; feature++) {
        contributions[feature] = contribution(feature, frame.valueFor(feature, action));
      }
      double rest = base;
      // What all hours of a channel have in common is the channel's merit and not the hour's.
      Channel channel = frame.grid().channel(action);
      double common = commonToHours(channel);
      rest += credit(schema.find("channel=" + channel.wireName()), common, contributions);
      rest += credit(schema.find("hour"), hourWeight(action) - common, contributions);
      int slot = frame.grid().slotIndex(action);
      String weekday =
          "weekday=" + frame.grid().dayOfWeek(slot).name().substring(0, 3).toLowerCase(Locale.ROOT);
      return rest + credit(schema.find(weekday), weekdayWeight(action), contributions);
    }

    /** The mean weight of the channel's hours that have any; 0 where a single one has. */
    private double commonToHours(Channel channel) {
      double sum = 0;
      int count = 0;
      for (int hour = 0; hour < HOURS; hour++) {
        double weight = channelHours[channel.index() * HOURS + hour];
        sum += weight;
        count += weight == 0 ? 0 : 1;
      }
      return count < 2 ? 0 : sum / count;
    }

    private static double credit(OptionalInt feature, double weight, double[] contributions) {
      if (feature.isEmpty()) {
        return weight;
      }
      contributions[feature.getAsInt()] += weight;
      return 0;
    }
  }
}
