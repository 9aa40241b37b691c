package org.gelegen.model.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.gelegen.model.compiled.Calibration;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.compiled.Head;
import org.gelegen.model.compiled.LinearScorer;
import org.gelegen.model.compiled.ModelSession;
import org.gelegen.model.compiled.RandomModels;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.history.RandomRecords;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.rules.ContactHours;
import org.gelegen.model.rules.ContactRule;
import org.gelegen.model.rules.HolidayCalendar;
import org.gelegen.model.rules.PermitGrid;
import org.gelegen.model.rules.RuleBook;
import org.gelegen.model.rules.RuleHeader;
import org.gelegen.model.rules.RulePack;
import org.gelegen.model.rules.Standing;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.model.slots.Horizon;
import org.gelegen.model.slots.Slot;
import org.junit.jupiter.api.Test;

class OpenScoresTest {
  private static final Instant NOW = Instant.parse("2026-03-27T09:30:00Z");
  private static final ClientRecord CLIENT =
      new ClientRecord(
          RandomRecords.CLIENT,
          NOW,
          "Noorderlicht",
          RandomRecords.ZONE,
          "NL",
          Currency.getInstance("EUR"),
          null);

  /** Over the Sunday on which the clock goes forward. */
  private static final ActionGrid GRID =
      new ActionGrid(
          RandomRecords.ZONE,
          new Horizon(NOW, Duration.ofDays(7)).slots(RandomRecords.ZONE),
          List.of(Channel.values()));

  private static final ContactRule BY_DAY =
      new ContactHours(
          RuleHeader.fixed("test.hours", "by day"),
          Set.of(),
          Set.of(),
          LocalTime.of(8, 0),
          LocalTime.of(20, 0));

  private static PermitGrid permits(DebtorHistory history, ContactRule... rules) {
    RulePack pack = new RulePack("test", "NL", "1", List.of(RandomRecords.ZONE), List.of(rules));
    return new RuleBook(pack, HolidayCalendar.none(), ClientSettings.defaults())
        .permits(new Standing(CLIENT, history, null, List.of()), GRID);
  }

  @Test
  void permitted_actions_get_what_they_get_among_all_also_where_others_may_not_be_contacted() {
    List<Slot> open =
        GRID.slots().stream()
            .filter(
                slot -> {
                  int hour = slot.start().atZone(GRID.zone()).getHour();
                  return hour >= 8 && hour < 20;
                })
            .toList();
    for (int seed = 0; seed < 20; seed++) {
      CompiledModel model = withSelfCureThatKnowsNoHour(RandomModels.model(seed));
      OpenScores scores = new OpenScores(model, GRID, open);
      ModelSession all = model.on(GRID);
      DebtorHistory history =
          DebtorHistory.replay(
              RandomRecords.DEBTOR, RandomRecords.ZONE, RandomRecords.shuffled(seed, 40));
      CaseState subject = history.actionableCase().orElse(null);
      if (subject == null) {
        continue;
      }
      all.score(history, subject, NOW);
      PermitGrid byDay = permits(history, BY_DAY);
      PermitGrid always = permits(history);
      assertThat(byDay.count()).isPositive().isLessThan(always.count());
      // The same scores serve both kinds of debtors in turn.
      for (PermitGrid permits : List.of(byDay, always, byDay)) {
        scores.score(history, subject, permits, NOW);
        assertSame(scores, all, permits, seed);
      }
    }
  }

  /** As the trainer makes them: what comes without a contact does not hang on its hour. */
  private static CompiledModel withSelfCureThatKnowsNoHour(CompiledModel model) {
    double[] none = new double[model.schema().size()];
    double[] weights = none.clone();
    for (int feature : model.schema().actionFree()) {
      weights[feature] = 0.01;
    }
    LinearScorer selfCure =
        new LinearScorer(
            model.schema(),
            -4,
            weights,
            none,
            weights,
            none,
            new double[LinearScorer.CHANNEL_HOURS],
            new double[LinearScorer.CHANNEL_WEEKDAYS]);
    return new CompiledModel(
        model.schema(),
        model.reach(),
        model.response(),
        model.harm(),
        new Head(selfCure, Calibration.none()),
        model.selfCureDays());
  }

  private static void assertSame(
      OpenScores scores, ModelSession all, PermitGrid permits, int seed) {
    for (int action = permits.next(0); action >= 0; action = permits.next(action + 1)) {
      assertThat(
              new double[] {
                scores.reach(action),
                scores.response(action),
                scores.harm(action),
                scores.uplift(action)
              })
          .as("seed %d, action %s", seed, GRID.action(action))
          .containsExactly(
              new double[] {
                all.reach(action), all.response(action), all.harm(action), all.uplift(action)
              },
              within(1e-12));
      int hour = scores.frame().schema().find("hour").orElseThrow();
      assertThat(scores.frame().valueFor(hour, scores.place(action)))
          .isEqualTo(GRID.hour(GRID.slotIndex(action)));
    }
  }
}
