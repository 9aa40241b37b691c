package org.gelegen.model.compiled;

import java.util.Arrays;
import org.gelegen.model.features.FeatureFrame;
import org.gelegen.model.features.Grain;
import org.gelegen.model.slots.ActionGrid;

/**
 * Sums over the actions of a grid to which numbers are added by boxes: some channels × some hours ×
 * some dates. A number is kept once for all that a box does not tell apart, so that one for all
 * hours of two channels is two additions.
 *
 * <p>Numbers are floats and sums doubles, so as long as the smallest number is not some 2⁻²⁵ of
 * their sum nothing is rounded, and their order does not matter.
 */
final class BoxSums {
  private static final int SOME_CHANNELS = 1;
  private static final int SOME_HOURS = 2;
  private static final int SOME_DATES = 4;

  private final int channels;
  private final int hours;
  private final int dates;
  private final long allChannels;
  private final long allHours;
  private final long allDates;

  private final double[] byChannel;
  private final double[] byHour;
  private final double[] byDate;
  private final double[] byChannelHour;
  private final double[] byChannelDate;
  private final double[] byDateHour;
  private final double[] byChannelDateHour;
  private double common;

  private final int[] hourOfSlot;
  private final int[] dateOfSlot;
  private final double[] bySlot;

  BoxSums(FeatureFrame frame) {
    channels = frame.groupCount(Grain.CHANNEL);
    hours = frame.groupCount(Grain.HOUR);
    dates = frame.groupCount(Grain.DATE);
    allChannels = Bits.first(channels);
    allHours = Bits.first(hours);
    allDates = Bits.first(dates);
    byChannel = new double[channels];
    byHour = new double[hours];
    byDate = new double[dates];
    byChannelHour = new double[channels * hours];
    byChannelDate = new double[channels * dates];
    byDateHour = new double[dates * hours];
    byChannelDateHour = new double[channels * dates * hours];
    ActionGrid grid = frame.grid();
    hourOfSlot = new int[grid.slots().size()];
    dateOfSlot = new int[hourOfSlot.length];
    bySlot = new double[hourOfSlot.length];
    for (int slot = 0; slot < hourOfSlot.length; slot++) {
      hourOfSlot[slot] = frame.group(Grain.HOUR, grid.actionIndex(0, slot));
      dateOfSlot[slot] = grid.dateIndex(slot);
    }
  }

  /** Begins anew with the same number for all actions. */
  void clear(double start) {
    common = start;
    Arrays.fill(byChannel, 0);
    Arrays.fill(byHour, 0);
    Arrays.fill(byDate, 0);
    Arrays.fill(byChannelHour, 0);
    Arrays.fill(byChannelDate, 0);
    Arrays.fill(byDateHour, 0);
    Arrays.fill(byChannelDateHour, 0);
  }

  /** Adds to all actions of a box; none of its sides is empty. */
  void add(double value, long someChannels, long someHours, long someDates) {
    int told =
        (someChannels == allChannels ? 0 : SOME_CHANNELS)
            | (someHours == allHours ? 0 : SOME_HOURS)
            | (someDates == allDates ? 0 : SOME_DATES);
    switch (told) {
      case 0 -> common += value;
      case SOME_CHANNELS -> add(value, byChannel, 0, someChannels);
      case SOME_HOURS -> add(value, byHour, 0, someHours);
      case SOME_DATES -> add(value, byDate, 0, someDates);
      case SOME_CHANNELS | SOME_HOURS ->
          addRows(value, byChannelHour, someChannels, hours, someHours);
      case SOME_CHANNELS | SOME_DATES ->
          addRows(value, byChannelDate, someChannels, dates, someDates);
      case SOME_DATES | SOME_HOURS -> addRows(value, byDateHour, someDates, hours, someHours);
      default -> {
        for (long left = someChannels; left != 0; left &= left - 1) {
          int channel = Long.numberOfTrailingZeros(left);
          for (long leftDates = someDates; leftDates != 0; leftDates &= leftDates - 1) {
            int date = Long.numberOfTrailingZeros(leftDates);
            add(value, byChannelDateHour, (channel * dates + date) * hours, someHours);
          }
        }
      }
    }
  }

  private static void addRows(double value, double[] table, long rows, int width, long columns) {
    for (long left = rows; left != 0; left &= left - 1) {
      add(value, table, Long.numberOfTrailingZeros(left) * width, columns);
    }
  }

  private static void add(double value, double[] table, int offset, long columns) {
    for (long left = columns; left != 0; left &= left - 1) {
      table[offset + Long.numberOfTrailingZeros(left)] += value;
    }
  }

  /** The sum of each action, in the grid's order. */
  void write(double[] target) {
    for (int channel = 0; channel < channels; channel++) {
      for (int hour = 0; hour < hours; hour++) {
        byChannelHour[channel * hours + hour] += byChannel[channel] + byHour[hour];
      }
    }
    int slots = hourOfSlot.length;
    for (int slot = 0; slot < slots; slot++) {
      int date = dateOfSlot[slot];
      bySlot[slot] = byDateHour[date * hours + hourOfSlot[slot]] + byDate[date];
    }
    for (int channel = 0; channel < channels; channel++) {
      int channelHour = channel * hours;
      int channelDate = channel * dates;
      int action = channel * slots;
      for (int slot = 0; slot < slots; slot++) {
        int hour = hourOfSlot[slot];
        int date = channelDate + dateOfSlot[slot];
        target[action + slot] =
            byChannelHour[channelHour + hour]
                + bySlot[slot]
                + byChannelDate[date]
                + byChannelDateHour[date * hours + hour]
                + common;
      }
    }
  }
}
