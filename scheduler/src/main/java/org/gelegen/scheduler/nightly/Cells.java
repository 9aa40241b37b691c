package org.gelegen.scheduler.nightly;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.runs.Job;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.scheduler.planning.DebtorOptions;
import org.gelegen.scheduler.planning.Limits;

/**
 * Numbers the cells of a week: a channel in an hour of a day, both by the client's clock, since it
 * is the client's agents and lines that are scarce. A day begins when it is planned; the hours
 * before belong to the day before.
 */
final class Cells {
  static final int DAYS = 7;
  static final int HOURS = 24;

  private static final LocalTime TURNS = Job.NIGHTLY_CAMPAIGN.from();

  private final LocalDate firstDate;
  private final ZoneId zone;
  private final ClientSettings settings;

  /** When a business date begins. */
  static Instant start(LocalDate date, ZoneId zone) {
    return date.atTime(TURNS).atZone(zone).toInstant();
  }

  Cells(LocalDate firstDate, ZoneId zone, ClientSettings settings) {
    this.firstDate = firstDate;
    this.zone = zone;
    this.settings = settings;
  }

  /**
   * The limits of the week, less what is promised already.
   *
   * @param promised contacts by cell
   * @param promisedCost by day
   */
  Limits limits(Map<Integer, Integer> promised, double[] promisedCost) {
    int[] capacities = new int[Channel.count() * DAYS * HOURS];
    for (Channel channel : Channel.values()) {
      for (int day = 0; day < DAYS; day++) {
        for (int hour = 0; hour < HOURS; hour++) {
          int cell = cell(channel, day, hour);
          int capacity = settings.capacity(channel, hour);
          capacities[cell] =
              capacity == Limits.UNLIMITED
                  ? capacity
                  : Math.max(0, capacity - promised.getOrDefault(cell, 0));
        }
      }
    }
    double budget =
        settings.nightlyBudget() == null
            ? Double.POSITIVE_INFINITY
            : settings.nightlyBudget().doubleValue();
    double[] budgets =
        Arrays.stream(promisedCost).map(cost -> Math.max(0, budget - cost)).toArray();
    return new Limits(capacities, budgets);
  }

  int cell(Channel channel, int day, int hour) {
    return (channel.index() * DAYS + day) * HOURS + hour;
  }

  /** The cell of each action of a grid, {@link DebtorOptions#NO_CELL} where there is no limit. */
  List<Integer> of(ActionGrid grid) {
    List<Integer> cells = new ArrayList<>();
    for (int action = 0; action < grid.size(); action++) {
      ZonedDateTime start = localStart(grid, action);
      Channel channel = grid.channel(action);
      cells.add(
          settings.capacity(channel, start.getHour()) == Limits.UNLIMITED
              ? DebtorOptions.NO_CELL
              : cell(channel, day(start), start.getHour()));
    }
    return List.copyOf(cells);
  }

  /** The day of each action of a grid, 0 for the business date. */
  List<Integer> days(ActionGrid grid) {
    return IntStream.range(0, grid.size())
        .mapToObj(action -> day(localStart(grid, action)))
        .toList();
  }

  private ZonedDateTime localStart(ActionGrid grid, int action) {
    return grid.slots().get(grid.slotIndex(action)).start().atZone(zone);
  }

  private int day(ZonedDateTime start) {
    LocalDate date = start.toLocalDate();
    LocalDate of = start.toLocalTime().isBefore(TURNS) ? date.minusDays(1) : date;
    return (int) ChronoUnit.DAYS.between(firstDate, of);
  }
}
