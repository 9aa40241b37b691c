package org.gelegen.scheduler.nightly;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gelegen.model.decision.Decider;
import org.gelegen.model.decision.DecisionSession;
import org.gelegen.model.decision.Evaluation;
import org.gelegen.model.decision.Explanation;
import org.gelegen.model.history.Attempt;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.rules.RuleTake;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.model.slots.Slot;

/** Where one thread evaluates debtors: a session for each zone and model that it comes across. */
final class Evaluator {
  private final NightFrame frame;
  private final Map<Key, Place> places = new HashMap<>();

  Evaluator(NightFrame frame) {
    this.frame = frame;
  }

  /** What debtors share a session by. */
  private record Key(Decider decider, ZoneId zone) {}

  /** A session, with the cell and the day of each action of its grid. */
  private record Place(DecisionSession session, List<Integer> cells, List<Integer> days) {}

  /**
   * A debtor's evaluation.
   *
   * @param appointment whether the first option is a call that the debtor asked for
   * @param pending the contacts that counted besides the history's
   * @param decider who decides for the debtor
   */
  record Seen(
      Evaluation evaluation,
      boolean appointment,
      DebtorHistory history,
      List<Attempt> pending,
      Decider decider,
      Place place) {
    int cell(int option) {
      return place.cells.get(evaluation.options().get(option).action());
    }

    /** The day of an option, 0 for the business date. */
    int day(int option) {
      return place.days.get(evaluation.options().get(option).action());
    }

    /** How much each rule takes out for the debtor. */
    List<RuleTake> takes() {
      return place.session.takes();
    }

    Explanation explain(int option, int reasons) {
      return place.session.explain(evaluation, option, reasons);
    }
  }

  /** Evaluates a debtor; what is seen is good until the next debtor. */
  Seen look(DebtorHistory history, List<Attempt> pending) {
    Decider decider = frame.placements().decider(history.debtorId()).orElseThrow();
    Place place = places.computeIfAbsent(new Key(decider, history.zone()), this::place);
    Evaluation evaluation = place.session.evaluate(history, pending, frame.now());
    return new Seen(
        evaluation, evaluation.startsWithAppointment(history), history, pending, decider, place);
  }

  private Place place(Key key) {
    List<Slot> slots = frame.horizon().slots(key.zone());
    List<Slot> open = key.decider().openSlots(key.zone(), slots);
    ActionGrid grid = new ActionGrid(key.zone(), open.isEmpty() ? slots : open, frame.channels());
    return new Place(key.decider().atNight(grid), frame.cells().of(grid), frame.cells().days(grid));
  }
}
