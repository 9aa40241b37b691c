package org.gelegen.trainer;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.compiled.Head;
import org.gelegen.trainer.evaluation.DebtorBootstrap;
import org.gelegen.trainer.evaluation.Losses;
import org.gelegen.trainer.evaluation.Metrics;
import org.gelegen.trainer.examples.ExampleCollector;
import org.gelegen.trainer.examples.Examples;
import org.gelegen.trainer.examples.Sample;
import org.gelegen.trainer.examples.Target;
import org.gelegen.trainer.learners.RowScorer;
import org.gelegen.trainer.promotion.Evidence.Duel;
import org.jspecify.annotations.Nullable;

/**
 * Compares trained heads with a champion's on the contacts made since the champion's data ended.
 */
final class Duels {
  private static final int FEWEST_CONTACTS = 100;
  private static final int FEWEST_OF_A_KIND = 5;

  private final Instant championAsOf;
  private final CompiledModel champion;
  private final ExampleCollector.Source source;
  private final long seed;
  private @Nullable Examples championExamples;

  Duels(Instant championAsOf, CompiledModel champion, ExampleCollector.Source source, long seed) {
    this.championAsOf = championAsOf;
    this.champion = champion;
    this.source = source;
    this.seed = seed;
  }

  /** The duels by what they predict; absent where too few contacts can tell. */
  Map<Target, Duel> fight(Map<Target, TrainedHead> heads) {
    Map<Target, Duel> duels = new EnumMap<>(Target.class);
    for (Target target : List.of(Target.REACH, Target.RESPONSE, Target.HARM)) {
      TrainedHead challenger = heads.get(target);
      if (challenger != null) {
        Sample later = challenger.late().after(championAsOf);
        if (later.size() >= FEWEST_CONTACTS && later.hasBoth(FEWEST_OF_A_KIND)) {
          duels.put(target, duel(challenger.judged(), later));
        }
      }
    }
    return duels;
  }

  private Duel duel(Head challenger, Sample later) {
    double[] own = RowScorer.probabilities(challenger, later);
    double[] champions =
        RowScorer.probabilities(later.target().headOf(champion), asChampionSees(later));
    boolean[] labels = later.labels();
    return new Duel(
        later.size(),
        new DebtorBootstrap(new SplittableRandom(seed))
            .mean(Losses.differences(own, champions, labels), later.debtors()),
        Metrics.of(champions, labels).logLoss(),
        Metrics.of(own, labels).ece(),
        new DebtorBootstrap(new SplittableRandom(seed))
            .calibrationDifference(own, champions, labels, later.debtors()));
  }

  /** The same contacts with the champion's features. */
  private Sample asChampionSees(Sample later) {
    if (champion.schema().attributes().equals(source.schema().attributes())) {
      return later;
    }
    if (championExamples == null) {
      championExamples = source.examplesAfter(championAsOf, champion.schema());
    }
    Sample all = championExamples.sample(later.target());
    return all.without(all.size() - later.size());
  }
}
