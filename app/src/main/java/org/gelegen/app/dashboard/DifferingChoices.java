package org.gelegen.app.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.DecisionLog;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.RecordLog.DebtorRecords;
import org.gelegen.model.slots.Action;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Choices;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Differing;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Turn;
import org.gelegen.trainer.choices.JudgedDecisions;
import org.gelegen.trainer.choices.JudgedDecisions.Judged;

/**
 * What two versions would have chosen in place of the newest decisions that campaigns took and
 * whose outcome is known. Those that had a single action to draw are left out: whatever the
 * version, it would have chosen that.
 */
final class DifferingChoices {
  private static final int LOOKED_AT = 2000;
  private static final int SHOWN = 20;

  private final Map<DebtorId, List<Decision>> byDebtor = new HashMap<>();
  private final JudgedDecisions judge;
  private final Map<Pair, Long> turns = new HashMap<>();
  private final List<Differing> differing = new ArrayList<>();
  private long decisions;

  private record Pair(Channel first, Channel second) {}

  private DifferingChoices(JudgedDecisions judge) {
    this.judge = judge;
  }

  /**
   * Reads the decisions.
   *
   * @param judge of the first version and the second, or of one that is both
   */
  static DifferingChoices among(DecisionLog log, ClientId client, JudgedDecisions judge) {
    DifferingChoices choices = new DifferingChoices(judge);
    log.forEachCommitted(
        client,
        judge.judged(LOOKED_AT),
        decision ->
            choices
                .byDebtor
                .computeIfAbsent(decision.debtorId(), _ -> new ArrayList<>())
                .add(decision));
    return choices;
  }

  void add(DebtorRecords debtor) {
    List<Decision> its = byDebtor.get(debtor.debtorId());
    if (its != null) {
      judge.of(debtor, its, _ -> true).forEach(this::add);
    }
  }

  private void add(Judged judged) {
    if (judged.drawable() < 2) {
      return;
    }
    decisions++;
    Action first = judged.choices().getFirst().action();
    Action second = judged.choices().getLast().action();
    if (!first.equals(second)) {
      turns.merge(new Pair(first.channel(), second.channel()), 1L, Long::sum);
      Decision decision = judged.decision();
      Action done = Objects.requireNonNull(decision.chosen()).action();
      differing.add(
          new Differing(decision.debtorId(), decision.at(), done, first, second, judged.reward()));
    }
  }

  Choices choices() {
    return new Choices(
        decisions,
        differing.size(),
        turns.entrySet().stream()
            .map(turn -> new Turn(turn.getKey().first(), turn.getKey().second(), turn.getValue()))
            .sorted(
                Comparator.comparingLong(Turn::count)
                    .reversed()
                    .thenComparing(Turn::first)
                    .thenComparing(Turn::second))
            .toList(),
        differing.stream()
            .sorted(Comparator.comparing(Differing::at).reversed())
            .limit(SHOWN)
            .toList());
  }
}
