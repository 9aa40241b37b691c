package org.gelegen.model.compiled;

import java.util.Locale;
import java.util.OptionalInt;
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
    private final int[][] features = new int[Grain.count()][];
    private final double[][] sums = new double[Grain.count()][];
    private final double[] crosses;

    Ready(FeatureFrame frame) {
      this.frame = frame;
      for (Grain grain : Grain.values()) {
        int[] inGrain = new int[schema.count(grain)];
        for (int i = 0; i < schema.size(); i++) {
          if (schema.feature(i).grain() == grain) {
            inGrain[schema.placeInGrain(i)] = i;
          }
        }
        features[grain.code()] = inGrain;
        sums[grain.code()] = new double[frame.groupCount(grain)];
      }
      ActionGrid grid = frame.grid();
      crosses = new double[grid.size()];
      for (int action = 0; action < crosses.length; action++) {
        crosses[action] = hourWeight(action) + weekdayWeight(action);
      }
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
      for (Grain grain : Grain.values()) {
        sumGroups(grain);
      }
      double common = base + sums[Grain.DEBTOR.code()][0];
      double[] byChannel = sums[Grain.CHANNEL.code()];
      double[] byDate = sums[Grain.DATE.code()];
      double[] bySlot = sums[Grain.SLOT.code()];
      double[] byCell = sums[Grain.CELL.code()];
      double[] byAction = sums[Grain.ACTION.code()];
      for (int action = 0; action < crosses.length; action++) {
        logOdds[action] =
            common
                + crosses[action]
                + byChannel[frame.group(Grain.CHANNEL, action)]
                + byDate[frame.group(Grain.DATE, action)]
                + bySlot[frame.group(Grain.SLOT, action)]
                + byCell[frame.group(Grain.CELL, action)]
                + byAction[action];
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
