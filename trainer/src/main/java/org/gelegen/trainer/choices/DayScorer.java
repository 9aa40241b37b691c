package org.gelegen.trainer.choices;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.compiled.ModelSession;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.model.slots.Horizon;
import org.gelegen.model.slots.Slot;

/**
 * Scores a debtor's actions of one local day with one model, by the client's settings, as a decider
 * does. It keeps the sessions of the days it met last. Not thread-safe.
 */
final class DayScorer {
  private static final int MOST_KEPT = 100;
  private static final int LEAST_KEPT = 4;
  private static final List<Channel> CHANNELS = List.of(Channel.values());

  private final CompiledModel model;
  private final ClientSettings settings;
  private final int kept;
  private final Map<Day, ModelSession> sessions =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Day, ModelSession> eldest) {
          return size() > kept;
        }
      };

  DayScorer(CompiledModel model, ClientSettings settings) {
    this(model, settings, 1);
  }

  /** One of {@code many} scorers, which together keep about as much as one alone. */
  DayScorer(CompiledModel model, ClientSettings settings, int many) {
    this.model = model;
    this.settings = settings;
    kept = Math.max(LEAST_KEPT, MOST_KEPT / many);
  }

  private record Day(ZoneId zone, LocalDate date) {}

  /** A debtor scored; good until the next one is. */
  final class Scored {
    private final ModelSession session;
    private final double atStake;

    private Scored(ModelSession session, double atStake) {
      this.session = session;
      this.atStake = atStake;
    }

    /** What an action of the day is expected to bring over not contacting at all. */
    double value(Action action) {
      int index = index(action);
      return atStake * session.uplift(index) - spent(index);
    }

    /** What the contact's own reward is expected to be, what comes anyway included. */
    double reward(Action action) {
      int index = index(action);
      return atStake * session.response(index) - spent(index);
    }

    private double spent(int index) {
      return settings.cost(session.grid().channel(index)).doubleValue()
          + settings.costOfHarm().doubleValue() * session.harm(index);
    }

    private int index(Action action) {
      ActionGrid grid = session.grid();
      Instant start = action.slot().start();
      for (int slot = 0; slot < grid.slots().size(); slot++) {
        if (start.isBefore(grid.slots().get(slot).end())) {
          return grid.actionIndex(action.channel().index(), slot);
        }
      }
      throw new IllegalArgumentException("the day does not have the slot " + action.slot());
    }
  }

  /** Scores a debtor as of {@code at} for the local day that {@code action} lies in. */
  Scored score(DebtorHistory history, CaseState subject, Instant at, Action action) {
    ZoneId zone = history.zone();
    Day day = new Day(zone, action.slot().start().atZone(zone).toLocalDate());
    ModelSession session = sessions.computeIfAbsent(day, it -> model.on(grid(it)));
    session.score(history, subject, at);
    return new Scored(session, subject.balance().doubleValue() * settings.shareRecoverable());
  }

  private static ActionGrid grid(Day day) {
    Instant start = day.date().atStartOfDay(day.zone()).toInstant();
    Instant end = day.date().plusDays(1).atStartOfDay(day.zone()).toInstant();
    List<Slot> slots = new Horizon(start, Duration.between(start, end)).slots(day.zone());
    return new ActionGrid(day.zone(), slots, CHANNELS);
  }
}
