package org.gelegen.model.slots;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.gelegen.model.portfolio.Channel;

/**
 * All actions open to the debtors of one zone: every channel in every slot, numbered channel by
 * channel, with what the local calendar says of each slot. It is made once and serves every debtor
 * of the zone.
 */
public final class ActionGrid {
  private final ZoneId zone;
  private final List<Channel> channels;
  private final List<Slot> slots;
  private final ZonedDateTime[] localStarts;
  private final int[] dateOfSlot;
  private final List<LocalDate> dates;

  /**
   * Lays the grid out.
   *
   * @param slots in order, not empty
   * @param channels without repetition, not empty
   */
  public ActionGrid(ZoneId zone, List<Slot> slots, List<Channel> channels) {
    if (slots.isEmpty() || channels.isEmpty()) {
      throw new IllegalArgumentException("a grid needs at least one slot and one channel");
    }
    this.zone = zone;
    this.slots = List.copyOf(slots);
    this.channels = List.copyOf(channels);
    localStarts = new ZonedDateTime[slots.size()];
    dateOfSlot = new int[slots.size()];
    List<LocalDate> seen = new ArrayList<>();
    for (int i = 0; i < localStarts.length; i++) {
      localStarts[i] = slots.get(i).start().atZone(zone);
      LocalDate date = localStarts[i].toLocalDate();
      if (seen.isEmpty() || !seen.getLast().equals(date)) {
        seen.add(date);
      }
      dateOfSlot[i] = seen.size() - 1;
    }
    dates = List.copyOf(seen);
  }

  /** The grid of a single action, as training needs it. */
  public static ActionGrid single(ZoneId zone, Channel channel, Instant at) {
    return new ActionGrid(zone, List.of(new Slot(at, at.plusSeconds(1))), List.of(channel));
  }

  public ZoneId zone() {
    return zone;
  }

  /** How many actions there are. */
  public int size() {
    return channels.size() * slots.size();
  }

  public List<Channel> channels() {
    return channels;
  }

  public List<Slot> slots() {
    return slots;
  }

  /** The local dates that slots begin on, in order. */
  public List<LocalDate> dates() {
    return dates;
  }

  public Action action(int action) {
    return new Action(channel(action), slots.get(slotIndex(action)));
  }

  public Channel channel(int action) {
    return channels.get(channelIndex(action));
  }

  /** The position of an action's channel in {@link #channels}. */
  public int channelIndex(int action) {
    return action / slots.size();
  }

  /** The position of an action's slot in {@link #slots}. */
  public int slotIndex(int action) {
    return action % slots.size();
  }

  /** The number of the action that is this channel in this slot, both by position. */
  public int actionIndex(int channelIndex, int slotIndex) {
    return channelIndex * slots.size() + slotIndex;
  }

  public ZonedDateTime localStart(int slotIndex) {
    return localStarts[slotIndex];
  }

  /** The position in {@link #dates} of the date a slot begins on. */
  public int dateIndex(int slotIndex) {
    return dateOfSlot[slotIndex];
  }

  /** The local hour, 0 to 23, a slot begins in. */
  public int hour(int slotIndex) {
    return localStarts[slotIndex].getHour();
  }

  public DayOfWeek dayOfWeek(int slotIndex) {
    return localStarts[slotIndex].getDayOfWeek();
  }
}
