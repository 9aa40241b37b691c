package org.gelegen.app.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.compiled.LogOdds;
import org.gelegen.model.compiled.ModelSession;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordLog.DebtorRecords;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.model.slots.Horizon;
import org.gelegen.model.slots.Slot;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Effect;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Effects;
import org.gelegen.trainer.examples.Target;

/**
 * How much each feature moves a version's log-odds, up or down, on average over a draw of debtors
 * with an open case and over channels and hours of the week to come.
 */
final class FeatureEffects {
  private static final int DEBTORS = 500;
  private static final Set<Integer> HOURS = Set.of(9, 13, 18);
  private static final List<Channel> CHANNELS = List.of(Channel.values());
  private static final List<Target> HEADS = List.of(Target.REACH, Target.RESPONSE, Target.HARM);

  private final ZoneId clientZone;
  private final Instant asOf;
  private final SplittableRandom random;
  private final List<Asked> drawn = new ArrayList<>();
  private int open;

  /** A debtor and the case that a contact would be about. */
  private record Asked(DebtorHistory history, CaseState subject) {}

  FeatureEffects(ZoneId clientZone, Instant asOf, long seed) {
    this.clientZone = clientZone;
    this.asOf = asOf;
    random = new SplittableRandom(seed);
  }

  /** Keeps each of all debtors with an open case that are offered with the same chance. */
  void offer(DebtorRecords debtor) {
    List<PortfolioRecord> known =
        debtor.records().stream().filter(record -> !record.at().isAfter(asOf)).toList();
    if (hasOpenCase(known)) {
      DebtorHistory history = DebtorHistory.replay(debtor.debtorId(), clientZone, known);
      history.actionableCase(asOf).ifPresent(subject -> offer(new Asked(history, subject)));
    }
  }

  /** Whether the newest version of a case says so: most debtors' do not, at little expense. */
  private static boolean hasOpenCase(List<PortfolioRecord> known) {
    Map<CaseId, CaseRecord> newest = new HashMap<>();
    for (PortfolioRecord record : known) {
      if (record instanceof CaseRecord version) {
        newest.merge(
            version.caseId(), version, (one, other) -> other.at().isBefore(one.at()) ? one : other);
      }
    }
    return newest.values().stream().anyMatch(version -> version.status() == CaseStatus.OPEN);
  }

  private void offer(Asked asked) {
    open++;
    if (drawn.size() < DEBTORS) {
      drawn.add(asked);
    } else {
      int place = random.nextInt(open);
      if (place < DEBTORS) {
        drawn.set(place, asked);
      }
    }
  }

  /** The effects of both, by head and by the feature's name; none where no case is open. */
  Effects of(CompiledModel first, CompiledModel second) {
    Map<Target, Map<String, Double>> ofFirst = means(first);
    Map<Target, Map<String, Double>> ofSecond = means(second);
    List<Effect> effects = new ArrayList<>();
    for (Target head : HEADS) {
      Map<String, Double> one = ofFirst.getOrDefault(head, Map.of());
      Map<String, Double> other = ofSecond.getOrDefault(head, Map.of());
      TreeSet<String> features = new TreeSet<>(one.keySet());
      features.addAll(other.keySet());
      for (String feature : features) {
        effects.add(new Effect(head.wireName(), feature, one.get(feature), other.get(feature)));
      }
    }
    return new Effects(drawn.size(), effects);
  }

  private Map<Target, Map<String, Double>> means(CompiledModel model) {
    Map<ZoneId, ModelSession> sessions = new HashMap<>();
    double[][] sums = new double[HEADS.size()][model.schema().size()];
    long looks = 0;
    for (Asked asked : drawn) {
      ModelSession session =
          sessions.computeIfAbsent(asked.history().zone(), zone -> model.on(grid(zone)));
      session.score(asked.history(), asked.subject(), asOf);
      looks += add(session, sums);
    }
    return looks == 0 ? Map.of() : named(model, sums, looks);
  }

  /** Looks at each hour of the week with one channel after the other. */
  private static int add(ModelSession session, double[][] sums) {
    int slots = session.grid().slots().size();
    for (int slot = 0; slot < slots; slot++) {
      int action = session.grid().actionIndex(slot % CHANNELS.size(), slot);
      for (int head = 0; head < sums.length; head++) {
        double[] added = logOdds(session, HEADS.get(head), action).contributions();
        for (int feature = 0; feature < added.length; feature++) {
          sums[head][feature] += Math.abs(added[feature]);
        }
      }
    }
    return slots;
  }

  private static LogOdds logOdds(ModelSession session, Target head, int action) {
    return switch (head) {
      case REACH -> session.reachLogOdds(action);
      case RESPONSE -> session.responseLogOdds(action);
      case HARM -> session.harmLogOdds(action);
      case SELF_CURE -> session.selfCureLogOdds(action);
    };
  }

  private static Map<Target, Map<String, Double>> named(
      CompiledModel model, double[][] sums, long looks) {
    Map<Target, Map<String, Double>> named = new HashMap<>();
    for (int head = 0; head < sums.length; head++) {
      Map<String, Double> ofHead = new TreeMap<>();
      for (int feature = 0; feature < sums[head].length; feature++) {
        ofHead.put(model.schema().feature(feature).name(), sums[head][feature] / looks);
      }
      named.put(HEADS.get(head), ofHead);
    }
    return named;
  }

  private ActionGrid grid(ZoneId zone) {
    Instant start = asOf.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    List<Slot> slots =
        new Horizon(start, Duration.ofDays(7))
            .slots(zone).stream()
                .filter(slot -> HOURS.contains(slot.start().atZone(zone).getHour()))
                .toList();
    return new ActionGrid(zone, slots, CHANNELS);
  }
}
